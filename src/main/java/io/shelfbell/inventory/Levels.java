package io.shelfbell.inventory;

import io.shelfbell.fact.StockPosition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The levels of one SKU by location, and for whom each of them counts. */
final class Levels {
    private final Locations locations;
    private final Map<String, CountedLevel> byLocation = new TreeMap<>();

    Levels(Collection<StockLevel> levels, Locations locations) {
        this.locations = locations;
        levels.forEach(this::put);
    }

    void put(StockLevel level) {
        byLocation.put(level.location(), new CountedLevel(level, locations.sourcing(level)));
    }

    @Nullable
    StockLevel at(String location) {
        var counted = byLocation.get(location);
        return counted == null ? null : counted.level();
    }

    boolean isEmpty() {
        return byLocation.isEmpty();
    }

    Stream<StockLevel> all() {
        return byLocation.values().stream().map(CountedLevel::level);
    }

    /** Over the levels that count for anybody. */
    StockPosition position(String sku, int openUnits, int lowStockThreshold) {
        return sum().position(sku, openUnits, lowStockThreshold);
    }

    boolean reportAllocated() {
        return sum().reportsAllocated();
    }

    private Sum sum() {
        var sum = new Sum();
        for (var counted : byLocation.values()) if (counted.countsForAnybody()) sum.add(counted.level());
        return sum;
    }

    /** Whether the stock looks different to different customers. */
    boolean areSelective() {
        return byLocation.values().stream().anyMatch(CountedLevel::isSelective);
    }

    /** What our order lines are covered from where it matters whose they are; none where the source says itself what is allocated. */
    List<Pool> pools() {
        if (!areSelective() || sum().reportsAllocated()) return List.of();
        return byLocation.values().stream()
                .filter(CountedLevel::countsForAnybody)
                .map(Pool::of)
                .toList();
    }
}
