package io.shelfbell.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about one SKU at one location, in the SKU's base unit.
 *
 * @param id the source's own id of this reading; the same id twice is a duplicate
 * @param allocated null where the source does not know: then the open lines of our own orders count
 * @param expectedAt when the next receipt is expected; null for "no date"
 * @param version grows with every change at the source; readings of one source are ordered by it, others by {@code observedAt}
 * @param snapshot whether it tells how things stand, and not that something has changed
 */
public record StockReading(
        @Nullable String id,
        String source,
        String sku,
        String location,
        int onHand,
        @Nullable Integer allocated,
        int onOrder,
        @Nullable Instant expectedAt,
        @Nullable Long version,
        Instant observedAt,
        boolean snapshot) {

    /** Something has changed. */
    public StockReading(
            @Nullable String id,
            String source,
            String sku,
            String location,
            int onHand,
            @Nullable Integer allocated,
            int onOrder,
            @Nullable Instant expectedAt,
            @Nullable Long version,
            Instant observedAt) {
        this(id, source, sku, location, onHand, allocated, onOrder, expectedAt, version, observedAt, false);
    }
}
