package io.shelfbell.inventory;

import io.shelfbell.fact.StockPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A position that changed; {@code before} is null for the first reading of the SKU. */
public record Move(@Nullable StockPosition before, StockPosition after, Instant observedAt) {
    public String sku() {
        return after.sku();
    }

    /** Whether more or less is available than before, or it is read for the first time. */
    boolean changesAvailable() {
        return before == null || before.available() != after.available();
    }

    /** Whether promised units were or are missing. Where none are, every open order line was covered and still is. */
    public boolean touchesShortage() {
        return after.shortage() > 0 || before != null && before.shortage() > 0;
    }
}
