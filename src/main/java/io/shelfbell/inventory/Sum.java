package io.shelfbell.inventory;

import io.shelfbell.fact.Receipt;
import io.shelfbell.fact.StockPosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What some levels of one SKU come to. */
final class Sum {
    private final List<StockLevel> levels;

    Sum(List<StockLevel> levels) {
        this.levels = levels;
    }

    /** @param openUnits units of our own open order lines, which count where no source reports what is allocated */
    StockPosition position(String sku, int openUnits, int lowStockThreshold) {
        return new StockPosition(
                sku,
                of(StockLevel::onHand),
                reportsAllocated() ? of(level -> Objects.requireNonNullElse(level.allocated(), 0)) : openUnits,
                of(StockLevel::onOrder),
                expectedAt(),
                lowStockThreshold,
                receipts());
    }

    boolean reportsAllocated() {
        return levels.stream().anyMatch(level -> level.allocated() != null);
    }

    private int of(ToIntFunction<StockLevel> units) {
        return whole(levels.stream().mapToLong(units::applyAsInt).sum());
    }

    private @Nullable Instant expectedAt() {
        return levels.stream()
                .map(StockLevel::expectedAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private List<Receipt> receipts() {
        var units = new TreeMap<Instant, Long>();
        for (var level : levels) {
            var at = level.expectedAt();
            if (at != null && level.onOrder() > 0) units.merge(at, (long) level.onOrder(), Long::sum);
        }
        return units.entrySet().stream().map(Sum::receipt).toList();
    }

    private static Receipt receipt(Map.Entry<Instant, Long> due) {
        return new Receipt(due.getKey(), whole(due.getValue()));
    }

    private static int whole(long units) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, units));
    }
}
