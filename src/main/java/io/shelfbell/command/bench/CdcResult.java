package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Outcome;
import java.util.Locale;

/**
 * How fast changes of another database arrived.
 *
 * @param latency from the return of the commit there until the occasion was seen in our database
 * @param missed changes that should have fired and did not
 * @param drained changes a second of a backlog, by the service from its start
 * @param sustained of the second half of it, when its code is compiled
 * @param counted changes a second of the same backlog, by a bare log reader
 * @param peakMegabytesAtHalf most memory that the service's process had until half of the backlog was taken
 * @param peakMegabytes until all of it was
 */
record CdcResult(
        String version,
        int rate,
        Spread latency,
        int missed,
        int backlog,
        double drained,
        double sustained,
        double counted,
        long peakMegabytesAtHalf,
        long peakMegabytes)
        implements Outcome {

    private static final double P50_MILLIS = 25;
    private static final double P95_MILLIS = 60;
    private static final double LEAST_SUSTAINED = 10_000;
    private static final double MOST_GROWTH = 1.1;

    @Override
    public boolean passed() {
        return missed == 0
                && latency.p50() < P50_MILLIS
                && latency.p95() < P95_MILLIS
                && sustained >= LEAST_SUSTAINED
                && peakMegabytes <= MOST_GROWTH * peakMegabytesAtHalf;
    }

    @Override
    public String table() {
        return String.format(
                Locale.ROOT,
                """
                commit to occasion at %d changes/s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms; missed %d
                backlog of %d changes: %.0f changes/s, its second half %.0f; a bare log reader that only counts: %.0f changes/s
                peak memory of the service: %d MB when half of the backlog was taken, %d MB at its end
                %s: p50 must be under %.0f ms, p95 under %.0f ms, the second half go at %.0f changes/s or more, and memory be flat.
                """,
                rate,
                latency.p50(),
                latency.p95(),
                latency.p99(),
                latency.max(),
                missed,
                backlog,
                drained,
                sustained,
                counted,
                peakMegabytesAtHalf,
                peakMegabytes,
                passed() ? "Passed" : "FAILED",
                P50_MILLIS,
                P95_MILLIS,
                LEAST_SUSTAINED);
    }
}
