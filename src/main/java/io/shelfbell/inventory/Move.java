package io.shelfbell.inventory;

import io.shelfbell.fact.StockPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A position that changed; {@code before} is null for the first reading of the SKU. */
public record Move(@Nullable StockPosition before, StockPosition after, Instant observedAt) {
    public String sku() {
        return after.sku();
    }
}
