package io.shelfbell.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stock of one SKU over all the locations that count, in the SKU's base unit, with the low-stock line that held at that time.
 *
 * @param expectedAt when the next receipt is expected, also where nobody says of how many units
 * @param receipts those units on order that have a date, by date
 */
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
        int lowStockThreshold,

        List<Receipt> receipts) {

    public StockPosition {
        receipts = List.copyOf(receipts);
    }

    /** One receipt: everything that is on order, at the expected date. */
    public StockPosition(
            String sku, int onHand, int allocated, int onOrder, @Nullable Instant expectedAt, int lowStockThreshold) {
        this(
                sku,
                onHand,
                allocated,
                onOrder,
                expectedAt,
                lowStockThreshold,
                expectedAt == null || onOrder <= 0 ? List.of() : List.of(new Receipt(expectedAt, onOrder)));
    }

    /** What a new order may take today; negative means backordered. */
    @Term(value = "Available", unit = "units", example = "< 0")
    public int available() {
        return whole((long) onHand - allocated);
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

    /** What may be promised for the expected date, or for today where there is none. */
    @Term(value = "Available to promise", unit = "units, by the expected date", example = ">= 1")
    public int availableToPromise() {
        return expectedAt == null ? available() : availableToPromise(expectedAt);
    }

    /** What may be promised for a time: available plus the receipts due by then. Every open order line is a promise, whatever its date. */
    public int availableToPromise(Instant by) {
        return whole(available() + due(by));
    }

    private long due(Instant by) {
        return receipts.stream()
                .filter(receipt -> !receipt.expectedAt().isAfter(by))
                .mapToLong(Receipt::units)
                .sum();
    }

    /** Promised units that no receipt with a date will bring. */
    @Term(value = "Units short after receipts", unit = "units", example = ">= 1", from = "0")
    public int shortageAfterReceipts() {
        return Math.max(0, -Math.max(-Integer.MAX_VALUE, availableToPromise(Instant.MAX)));
    }

    /** When the receipts will have brought everything that is short; empty where nothing is short, or where they never will. */
    public Optional<Instant> coveredAt() {
        if (shortage() == 0) return Optional.empty();
        return receipts.stream()
                .map(Receipt::expectedAt)
                .filter(at -> availableToPromise(at) >= 0)
                .findFirst();
    }

    private static int whole(long units) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, units));
    }
}
