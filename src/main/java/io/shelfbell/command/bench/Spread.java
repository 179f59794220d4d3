package io.shelfbell.command.bench;

import java.time.Duration;
import java.util.List;

/** How durations spread, in milliseconds; percentiles by nearest rank, so that each of them was really measured. */
record Spread(double p50, double p95, double p99, double max) {
    static Spread of(List<Duration> durations) {
        var sorted = durations.stream().sorted().toList();
        return new Spread(rank(sorted, 50), rank(sorted, 95), rank(sorted, 99), rank(sorted, 100));
    }

    private static double rank(List<Duration> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return Math.round(sorted.get(rank - 1).toNanos() / 1e4) / 100.0;
    }
}
