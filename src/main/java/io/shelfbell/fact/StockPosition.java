package io.shelfbell.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stock of one SKU over all its locations, in the SKU's base unit, with the low-stock line that held at that time. */
public record StockPosition(
        String sku,

        @Term(value = "On hand", unit = "units", example = ">= 1")
        int onHand,

        @Term(value = "Allocated", unit = "units", example = ">= 1", from = "0")
        int allocated,

        @Term(value = "On order", unit = "units", example = "> 0", from = "0")
        int onOrder,

        @Nullable Instant expectedAt,

        @Term(value = "Low stock threshold", unit = "units", example = "<= 5", from = "0")
        int lowStockThreshold) {

    /** What a new order may take today; negative means backordered. */
    @Term(value = "Available", unit = "units", example = "< 0")
    public int available() {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, (long) onHand - allocated));
    }

    /** Units that are promised and not there. */
    @Term(value = "Units short", unit = "units", example = ">= 10", from = "0")
    public int shortage() {
        return Math.max(0, -Math.max(-Integer.MAX_VALUE, available()));
    }

    @Term(value = "Stock state", example = "BACKORDERED")
    public StockState state() {
        if (available() < 0) return StockState.BACKORDERED;
        if (available() == 0) return StockState.OUT;
        return available() <= lowStockThreshold ? StockState.LOW : StockState.IN_STOCK;
    }

    @Term(value = "Has expected date", example = "yes")
    public boolean hasExpectedDate() {
        return expectedAt != null;
    }
}
