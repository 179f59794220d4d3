package io.shelfbell.inventory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.shelfbell.fact.StockPosition;
import io.shelfbell.fact.StockReading;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stock levels and positions. Changes go through {@link #lock}, {@link Shelf} and {@link #save} in one transaction. */
@Repository
public class StockLedger {
    private final JdbcClient jdbc;
    private final ReadingIds ids;
    private final LevelLedger levels;
    private final PositionLedger positions;
    private final ThresholdList thresholds;
    private final PartList parts;
    private final StockHistory history;

    StockLedger(
            JdbcClient jdbc,
            ReadingIds ids,
            LevelLedger levels,
            PositionLedger positions,
            ThresholdList thresholds,
            PartList parts,
            StockHistory history) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.levels = levels;
        this.positions = positions;
        this.thresholds = thresholds;
        this.parts = parts;
        this.history = history;
    }

    /**
     * Locks the positions of these SKUs until the transaction ends, with their parts and every bundle that takes of those; always in SKU
     * order, so that two transactions never wait for each other. A SKU seen for the first time gets an unlisted item and an empty position.
     */
    public Held lock(Collection<String> skus) {
        var sorted = new TreeSet<>(skus).toArray(String[]::new);
        begin(sorted);
        var rows = hold(sorted);
        var held = rows.stream().map(Row::sku).collect(toCollection(TreeSet::new));
        return new Held(held, rows.stream().anyMatch(Row::bundled) ? parts.around(held) : Bundles.NONE);
    }

    private record Row(String sku, boolean bundled) {}

    /** Whoever changes parts waits for us, or we for them: the next statement sees bundles that stay as they are. */
    private void begin(String[] skus) {
        jdbc.sql("""
                with parts as (select pg_advisory_xact_lock_shared(:parts)),
                fresh as (
                    insert into stock_position (sku, on_hand, allocated, on_order, low_stock_threshold)
                    select sku, 0, 0, 0, 0 from unnest(:skus::text[]) as s(sku), parts order by sku
                    on conflict (sku) do nothing returning sku)
                insert into item (sku, name, attributes, listed, updated_at)
                select sku, sku, '{}', false, now() from fresh order by sku
                on conflict (sku) do nothing
                """).param("skus", skus).param("parts", PartList.LOCK).update();
    }

    private List<Row> hold(String[] skus) {
        return jdbc.sql("""
                with named as (select sku from unnest(:skus::text[]) as s(sku)),
                part as (
                    select sku from named union
                    select part_sku from bundle_content where sku = any(:skus)),
                family as (
                    select sku from part union
                    select c.sku from part join bundle_content c on c.part_sku = part.sku)
                select p.sku, p.bundled from family join stock_position p on p.sku = family.sku
                order by p.sku for update of p
                """)
                .param("skus", skus)
                .query((row, n) -> new Row(row.getString(1), row.getBoolean(2)))
                .list();
    }

    /**
     * The shelves of the held SKUs.
     *
     * @param openUnits units of our own open order lines by SKU, none for zero
     */
    public Shelves shelves(Held held, Map<String, Integer> openUnits, Locations locations) {
        var skus = held.skus();
        var known = levels.of(skus).stream().collect(groupingBy(StockLevel::sku));
        var lines = thresholds.of(skus);
        var units = held.bundles().exploded(openUnits);
        var shelves = positions.rows(skus).stream()
                .map(row -> {
                    var sku = row.position().sku();
                    return new Shelf(
                            row.position(),
                            row.observedAt(),
                            new Levels(known.getOrDefault(sku, List.of()), locations),
                            lines.getOrDefault(sku, 0),
                            units.getOrDefault(sku, 0));
                })
                .toList();
        return new Shelves(held, shelves, readPositions(held.partsBeside()));
    }

    /** From now on these SKUs are looked at for bundles; they are locked. */
    public void bundle(Collection<String> skus) {
        jdbc.sql("update stock_position set bundled = true where sku = any(:skus) and not bundled")
                .param("skus", skus.toArray(String[]::new))
                .update();
    }

    private Map<String, StockPosition> readPositions(Set<String> skus) {
        if (skus.isEmpty()) return Map.of();
        return positions.rows(skus).stream()
                .filter(row -> row.observedAt() != null)
                .map(PositionLedger.Row::position)
                .collect(toMap(StockPosition::sku, Function.identity()));
    }

    /**
     * Takes readings in, in their order. Readings of one SKU at several locations are one moment; a location that is read again
     * begins the next one. So a stock-take over ten warehouses is one change, and a short dip is still seen.
     */
    public Taken take(List<StockReading> readings, Shelves shelves) {
        var unseen = ids.remember(readings);
        var moments = new Moments(shelves);
        var outcomes = readings.stream()
                .map(reading -> ReadingIds.isRepeat(reading, unseen) ? Shelf.Outcome.DUPLICATE : moments.apply(reading))
                .toList();
        return new Taken(outcomes, moments.moves());
    }

    /** Takes in readings without ids that their source has already cut into moments, such as its transactions. */
    public List<Move> takeMoments(List<List<StockReading>> readings, Shelves shelves) {
        var moments = new Moments(shelves);
        for (var moment : readings) {
            moment.forEach(moments::apply);
            moments.end();
        }
        return moments.moves();
    }

    /** What became of each reading, and what they changed. */
    public record Taken(List<Shelf.Outcome> outcomes, List<Move> moves) {}

    /** Writes the levels and the positions of these shelves back, and how they came there. */
    public void save(Shelves shelves) {
        levels.save(shelves.all().stream().flatMap(Shelf::levels).toList());
        positions.save(shelves.all());
        history.add(shelves.all().stream().flatMap(Shelf::moves));
    }

    /** Positions as last decided; a SKU that was never named has none. */
    public Map<String, StockPosition> positions(Collection<String> skus) {
        return positions.rows(skus).stream().collect(toMap(row -> row.position().sku(), PositionLedger.Row::position));
    }

    /** The same, with what is needed to see them as one customer or another; levels are read only where that makes a difference. */
    public Map<String, Supply> supplies(Collection<String> skus, Locations locations) {
        var rows = positions.rows(skus);
        var selective = rows.stream()
                .filter(PositionLedger.Row::isSelective)
                .map(row -> row.position().sku())
                .toList();
        Map<String, List<CountedLevel>> counted = selective.isEmpty()
                ? Map.of()
                : levels.of(selective).stream()
                        .map(level -> new CountedLevel(level, locations.sourcing(level)))
                        .collect(groupingBy(one -> one.level().sku()));
        return rows.stream()
                .map(PositionLedger.Row::position)
                .collect(toMap(
                        StockPosition::sku,
                        position -> new Supply(position, counted.getOrDefault(position.sku(), List.of()))));
    }

    /** Items of a source whose reported allocation has differed from our open order lines since then or longer, the oldest first. */
    public List<Drift> drifts(String source, Instant since, int limit) {
        return positions.drifts(source, since, limit);
    }

    /** The newest readings, by location. */
    public List<StockLevel> levels(Collection<String> skus) {
        return levels.of(skus);
    }
}
