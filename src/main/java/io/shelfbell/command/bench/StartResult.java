package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * How long a start took.
 *
 * @param options of the JVM
 * @param ready from the start of the process until readiness is UP, in milliseconds
 * @param restSeconds for which a node was left alone before its memory was looked at
 * @param megabytes resident then; -1 where the system does not tell
 */
record StartResult(String version, List<String> options, int rounds, Spread ready, long restSeconds, long megabytes)
        implements Outcome {
    private static final double MOST_MILLIS = 6_000;
    private static final long MOST_MEGABYTES = 300;

    @Override
    public boolean passed() {
        return ready.p50() < MOST_MILLIS && megabytes < MOST_MEGABYTES;
    }

    @Override
    public String table() {
        return String.format(
                Locale.ROOT,
                """
                %d starts with an existing database, java %s
                process to ready: median %.1f s, slowest %.1f s
                memory after %d s of rest: %d MB resident
                %s: the median must be under %.0f s, and memory under %d MB.
                """,
                rounds,
                String.join(" ", options),
                ready.p50() / 1000,
                ready.max() / 1000,
                restSeconds,
                megabytes,
                passed() ? "Passed" : "FAILED",
                MOST_MILLIS / 1000,
                MOST_MEGABYTES);
    }
}
