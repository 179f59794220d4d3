package io.shelfbell.inventory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.shelfbell.fact.StockPosition;
import io.shelfbell.fact.StockReading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Stock levels and positions. Changes go through {@link #lock}, {@link Shelf} and {@link #save} in one transaction. */
@Repository
public class StockLedger {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ThresholdList thresholds;
    private final StockHistory history;

    StockLedger(JdbcClient jdbc, JsonMapper json, ThresholdList thresholds, StockHistory history) {
        this.jdbc = jdbc;
        this.json = json;
        this.thresholds = thresholds;
        this.history = history;
    }

    /**
     * Locks the positions of these SKUs until the transaction ends; always in SKU order, so that two transactions never wait for each
     * other. A SKU seen for the first time gets an unlisted item and an empty position.
     */
    public void lock(Collection<String> skus) {
        var sorted = new TreeSet<>(skus).toArray(String[]::new);
        jdbc.sql("""
                with fresh as (
                    insert into stock_position (sku, on_hand, allocated, on_order, low_stock_threshold)
                    select sku, 0, 0, 0, 0 from unnest(:skus::text[]) as s(sku) order by sku
                    on conflict (sku) do nothing returning sku)
                insert into item (sku, name, attributes, listed, updated_at)
                select sku, sku, '{}', false, now() from fresh order by sku
                on conflict (sku) do nothing
                """).param("skus", sorted).update();
        jdbc.sql("select 1 from stock_position where sku = any(:skus) order by sku for update")
                .param("skus", sorted)
                .query()
                .listOfRows();
    }

    /**
     * The locked SKUs with their levels.
     *
     * @param openUnits units of our own open order lines by SKU, none for zero
     */
    public Map<String, Shelf> shelves(Collection<String> skus, Map<String, Integer> openUnits) {
        var levels = levels(skus).stream().collect(groupingBy(StockLevel::sku));
        var lines = thresholds.of(skus);
        var shelves = new TreeMap<String, Shelf>();
        for (var row : positionRows(skus)) {
            var sku = row.position().sku();
            shelves.put(
                    sku,
                    new Shelf(
                            row.position(),
                            row.observedAt(),
                            levels.getOrDefault(sku, List.of()),
                            lines.getOrDefault(sku, 0),
                            openUnits.getOrDefault(sku, 0)));
        }
        return shelves;
    }

    /** Remembers the ids of readings; returns those that had not been seen. */
    private Set<ReadingId> remember(Collection<ReadingId> ids) {
        if (ids.isEmpty()) return Set.of();
        return new HashSet<>(jdbc.sql("""
                insert into stock_reading_id (source, reading_id, received_at)
                select distinct source, id, now() from json_to_recordset(:ids::json) as r(source text, id text) order by 1, 2
                on conflict (source, reading_id) do nothing
                returning source, reading_id as id
                """)
                .param("ids", json.writeValueAsString(ids))
                .query(ReadingId.class)
                .list());
    }

    /** A source's own id of a reading. */
    private record ReadingId(String source, String id) {}

    /**
     * Takes readings in, in their order. Readings of one SKU at several locations are one moment; a location that is read again
     * begins the next one. So a stock-take over ten warehouses is one change, and a short dip is still seen.
     */
    public Taken take(List<StockReading> readings, Map<String, Shelf> shelves) {
        var unseen = remember(readings.stream()
                .filter(reading -> reading.id() != null)
                .map(reading -> new ReadingId(reading.source(), reading.id()))
                .toList());
        var moments = new Moments(shelves);
        var outcomes = readings.stream()
                .map(reading -> isRepeat(reading, unseen) ? Shelf.Outcome.DUPLICATE : moments.apply(reading))
                .toList();
        return new Taken(outcomes, moments.moves());
    }

    /** Takes in readings without ids that their source has already cut into moments, such as its transactions. */
    public List<Move> takeMoments(List<List<StockReading>> readings, Map<String, Shelf> shelves) {
        var moments = new Moments(shelves);
        for (var moment : readings) {
            moment.forEach(moments::apply);
            moments.end();
        }
        return moments.moves();
    }

    private static boolean isRepeat(StockReading reading, Set<ReadingId> unseen) {
        return reading.id() != null && !unseen.remove(new ReadingId(reading.source(), reading.id()));
    }

    /** What became of each reading, and what they changed. */
    public record Taken(List<Shelf.Outcome> outcomes, List<Move> moves) {}

    /** Writes the levels and the positions of these shelves back, and how they came there. */
    public void save(Collection<Shelf> shelves) {
        saveLevels(shelves.stream().flatMap(Shelf::levels).toList());
        savePositions(shelves);
        history.add(shelves.stream().flatMap(Shelf::moves));
    }

    private void saveLevels(List<StockLevel> levels) {
        jdbc.sql("""
                insert into stock_level (sku, location, source, on_hand, allocated, on_order, expected_at, version, observed_at,
                                         received_at)
                select sku, location, source, "onHand", allocated, "onOrder", "expectedAt", version, "observedAt", now()
                from json_to_recordset(:levels::json) as l(sku text, location text, source text, "onHand" int, allocated int,
                     "onOrder" int, "expectedAt" timestamptz, version bigint, "observedAt" timestamptz)
                on conflict (sku, location) do update set source = excluded.source, on_hand = excluded.on_hand,
                    allocated = excluded.allocated, on_order = excluded.on_order, expected_at = excluded.expected_at,
                    version = excluded.version, observed_at = excluded.observed_at, received_at = excluded.received_at
                where (stock_level.source, stock_level.observed_at, stock_level.on_hand, stock_level.on_order)
                      is distinct from (excluded.source, excluded.observed_at, excluded.on_hand, excluded.on_order)
                   or (stock_level.allocated, stock_level.expected_at, stock_level.version)
                      is distinct from (excluded.allocated, excluded.expected_at, excluded.version)
                """).param("levels", json.writeValueAsString(levels)).update();
    }

    private void savePositions(Collection<Shelf> shelves) {
        var rows = shelves.stream().map(StockLedger::row).toList();
        jdbc.sql("""
                update stock_position p set on_hand = r."onHand", allocated = r.allocated, on_order = r."onOrder",
                    expected_at = r."expectedAt", low_stock_threshold = r."lowStockThreshold", observed_at = r."observedAt"
                from json_to_recordset(:rows::json) as r(sku text, "onHand" int, allocated int, "onOrder" int,
                     "expectedAt" timestamptz, "lowStockThreshold" int, "observedAt" timestamptz)
                where p.sku = r.sku
                """).param("rows", json.writeValueAsString(rows)).update();
    }

    private static Map<String, @Nullable Object> row(Shelf shelf) {
        var position = shelf.position();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("sku", position.sku());
        row.put("onHand", position.onHand());
        row.put("allocated", position.allocated());
        row.put("onOrder", position.onOrder());
        row.put("expectedAt", position.expectedAt());
        row.put("lowStockThreshold", position.lowStockThreshold());
        row.put("observedAt", shelf.observedAt());
        return row;
    }

    /** Positions as last decided; a SKU that was never named has none. */
    public Map<String, StockPosition> positions(Collection<String> skus) {
        return positionRows(skus).stream().collect(toMap(row -> row.position().sku(), PositionRow::position));
    }

    /** The newest readings, by location. */
    public List<StockLevel> levels(Collection<String> skus) {
        return jdbc.sql("""
                select sku, location, source, on_hand, allocated, on_order, expected_at, version, observed_at
                from stock_level where sku = any(:skus) order by sku, location
                """)
                .param("skus", skus.toArray(String[]::new))
                .query(StockLedger::level)
                .list();
    }

    private List<PositionRow> positionRows(Collection<String> skus) {
        return jdbc.sql("""
                select sku, on_hand, allocated, on_order, expected_at, low_stock_threshold, observed_at
                from stock_position where sku = any(:skus)
                """)
                .param("skus", skus.toArray(String[]::new))
                .query(StockLedger::positionRow)
                .list();
    }

    private record PositionRow(
            StockPosition position, @Nullable Instant observedAt) {}

    private static PositionRow positionRow(ResultSet row, int rowNo) throws SQLException {
        var position = new StockPosition(
                row.getString("sku"),
                row.getInt("on_hand"),
                row.getInt("allocated"),
                row.getInt("on_order"),
                instant(row.getTimestamp("expected_at")),
                row.getInt("low_stock_threshold"));
        return new PositionRow(position, instant(row.getTimestamp("observed_at")));
    }

    private static StockLevel level(ResultSet row, int rowNo) throws SQLException {
        return new StockLevel(
                row.getString("sku"),
                row.getString("location"),
                row.getString("source"),
                row.getInt("on_hand"),
                row.getObject("allocated", Integer.class),
                row.getInt("on_order"),
                instant(row.getTimestamp("expected_at")),
                row.getObject("version", Long.class),
                row.getTimestamp("observed_at").toInstant());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
