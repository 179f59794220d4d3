package io.shelfbell.inventory;

import io.shelfbell.fact.StockPosition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position that changed.
 *
 * @param before null for the first reading of the SKU
 * @param snapshot whether a source told how things stand, and not that something has changed
 * @param pools what the order lines are covered from, where it matters whose they are; else none
 */
public record Move(
        @Nullable StockPosition before, StockPosition after, Instant observedAt, boolean snapshot, List<Pool> pools) {

    Move of(boolean standing) {
        return new Move(before, after, observedAt, standing, pools);
    }

    public String sku() {
        return after.sku();
    }

    /** Whether more or less is available than before, or it is read for the first time. */
    boolean changesAvailable() {
        return before == null || before.available() != after.available();
    }

    /** Whether promised units were or are missing. Where none are, every open order line was covered and still is. */
    public boolean touchesShortage() {
        return after.shortage() > 0 || before != null && before.shortage() > 0 || !pools.isEmpty();
    }
}
