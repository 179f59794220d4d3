package io.shelfbell.intake.source;

import io.shelfbell.fact.StockReading;
import java.time.Instant;

/**
 * Makes readings of what places hold.
 *
 * @param version the source's own count of transactions, which orders them as its commits were; log positions of rows do not
 * @param saysAllocated whether one of its tables does: then no row means none
 * @param now nothing is observed later
 */
record Readings(String source, long version, boolean saysAllocated, boolean snapshot, Instant now) {
    Readings next() {
        return new Readings(source, version + 1, saysAllocated, snapshot, now);
    }

    StockReading of(Place place, Totals totals, Instant at) {
        var allocated = totals.allocated();
        return new StockReading(
                null,
                source,
                place.sku(),
                place.location(),
                units(totals.onHand(), Integer.MIN_VALUE),
                allocated == null && !saysAllocated
                        ? null
                        : Integer.valueOf(units(allocated == null ? 0 : allocated, 0)),
                units(totals.onOrder(), 0),
                totals.expectedAt(),
                version,
                at.isAfter(now) ? now : at,
                snapshot);
    }

    private static int units(long sum, int least) {
        return (int) Math.max(least, Math.min(Integer.MAX_VALUE, sum));
    }
}
