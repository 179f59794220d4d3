package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Outcome;
import java.util.Locale;

/**
 * How fast orders were taken in.
 *
 * @param rate orders a second on a usual day
 * @param steady until an acknowledgement, at this rate
 * @param busy at ten times of it
 * @param accepted acknowledged orders a second, as fast as it went, while the service also worked on them
 * @param stored canonical orders a second in the same run, from the first one sent to the last one stored
 * @param bare orders a second by a batched insert that does nothing else, into the same database
 * @param lost acknowledged orders that are not there
 */
record IntakeResult(
        String version,
        int rate,
        Spread steady,
        Spread busy,
        int orders,
        double accepted,
        double stored,
        double bare,
        long lost,
        long peakMegabytes)
        implements Outcome {
    private static final double P99_MILLIS = 250;
    private static final double LEAST_ACCEPTED = 2_000;
    private static final double LEAST_STORED = 800;

    @Override
    public boolean passed() {
        return lost == 0 && busy.p99() < P99_MILLIS && accepted >= LEAST_ACCEPTED && stored >= LEAST_STORED;
    }

    @Override
    public String table() {
        return String.format(
                Locale.ROOT,
                """
                acknowledged at %d orders/s: %s
                acknowledged at %d orders/s: %s
                %d orders as fast as it goes: %.0f/s acknowledged, %.0f/s stored as orders meanwhile; lost %d
                a bare batched insert of the same bodies: %.0f/s; of that %.0f %% were acknowledged, and %.0f %% stored
                peak memory of the service: %d MB
                %s: at ten times the usual rate p99 must be under %.0f ms; %.0f/s must be acknowledged, %.0f/s stored, and none lost.
                """,
                rate,
                told(steady),
                IntakeBench.TIMES * rate,
                told(busy),
                orders,
                accepted,
                stored,
                lost,
                bare,
                100 * accepted / bare,
                100 * stored / bare,
                peakMegabytes,
                passed() ? "Passed" : "FAILED",
                P99_MILLIS,
                LEAST_ACCEPTED,
                LEAST_STORED);
    }

    private static String told(Spread spread) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms",
                spread.p50(),
                spread.p95(),
                spread.p99(),
                spread.max());
    }
}
