package io.shelfbell.intake.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What several rows count for together: units are summed, the date is the earliest. */
record Totals(
        long onHand,
        @Nullable Long allocated,
        long onOrder,
        @Nullable Instant expectedAt) {
    static final Totals NONE = new Totals(0, null, 0, null);

    Totals plus(Contribution row) {
        return new Totals(
                onHand + row.onHand(),
                sum(allocated, row.allocated()),
                onOrder + row.onOrder(),
                earliest(expectedAt, row.expectedAt()));
    }

    private static @Nullable Long sum(@Nullable Long some, @Nullable Long more) {
        if (some == null) return more;
        return more == null ? some : Long.valueOf(some + more);
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null) return other;
        return other == null || one.isBefore(other) ? one : other;
    }
}
