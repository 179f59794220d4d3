package io.shelfbell.inventory;

import io.shelfbell.fact.Receipt;
import io.shelfbell.fact.StockPosition;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What some levels of one SKU come to. */
final class Sum {
    private final Map<Instant, Long> due = new TreeMap<>();
    private long onHand;
    private long allocated;
    private long onOrder;
    private boolean reportsAllocated;
    private @Nullable Instant expectedAt;

    static Sum of(Iterable<StockLevel> levels) {
        var sum = new Sum();
        levels.forEach(sum::add);
        return sum;
    }

    void add(StockLevel level) {
        onHand += level.onHand();
        onOrder += level.onOrder();
        if (level.allocated() != null) {
            allocated += level.allocated();
            reportsAllocated = true;
        }
        var at = level.expectedAt();
        if (at == null) return;
        if (expectedAt == null || at.isBefore(expectedAt)) expectedAt = at;
        if (level.onOrder() > 0) due.merge(at, (long) level.onOrder(), Long::sum);
    }

    /** @param openUnits units of our own open order lines, which count where no source reports what is allocated */
    StockPosition position(String sku, int openUnits, int lowStockThreshold) {
        return new StockPosition(
                sku,
                whole(onHand),
                reportsAllocated ? whole(allocated) : openUnits,
                whole(onOrder),
                expectedAt,
                lowStockThreshold,
                due.entrySet().stream().map(Sum::receipt).toList());
    }

    boolean reportsAllocated() {
        return reportsAllocated;
    }

    private static Receipt receipt(Map.Entry<Instant, Long> due) {
        return new Receipt(due.getKey(), whole(due.getValue()));
    }

    private static int whole(long units) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, units));
    }
}
