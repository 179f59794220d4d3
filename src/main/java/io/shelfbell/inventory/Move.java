package io.shelfbell.inventory;

import io.shelfbell.fact.StockPosition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position that changed.
 *
 * @param before null for the first reading of the SKU
 * @param pools what the order lines are covered from, where it matters whose they are; else none
 */
public record Move(@Nullable StockPosition before, StockPosition after, Instant observedAt, List<Pool> pools) {
    public String sku() {
        return after.sku();
    }

    /** Whether promised units were or are missing. Where none are, every open order line was covered and still is. */
    public boolean touchesShortage() {
        return after.shortage() > 0 || before != null && before.shortage() > 0 || !pools.isEmpty();
    }
}
