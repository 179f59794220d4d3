package io.shelfbell.intake.source;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each row of each source counts for. One statement each, however many rows. */
@Repository
class RowLedger {
    private final JdbcClient jdbc;

    RowLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<RowKey, Contribution> of(String source, Collection<RowKey> keys) {
        if (keys.isEmpty()) return Map.of();
        return jdbc
                .sql("""
                select r.table_no, r.row_key, r.sku, r.location, r.on_hand, r.allocated, r.on_order, r.expected_at
                from unnest(:tables::smallint[], :keys::text[]) as k(table_no, row_key)
                join source_row r on r.source = :source and r.table_no = k.table_no and r.row_key = k.row_key
                """)
                .param("source", source)
                .param("tables", array(keys, RowKey::tableNo))
                .param("keys", array(keys, RowKey::key))
                .query((row, n) ->
                        Map.entry(new RowKey(row.getInt("table_no"), row.getString("row_key")), contribution(row)))
                .list()
                .stream()
                .collect(toMap(Entry::getKey, Entry::getValue));
    }

    /** What the rows of these places count for, without the rows of these keys: by a hash of them, which a join would not be sure of. */
    Map<Place, Totals> totals(String source, Collection<Place> places, Collection<RowKey> without) {
        if (places.isEmpty()) return Map.of();
        return jdbc
                .sql("""
                select p.sku, p.location, sum(r.on_hand)::bigint as on_hand, sum(r.allocated)::bigint as allocated,
                       sum(r.on_order)::bigint as on_order, min(r.expected_at) as expected_at
                from unnest(:skus::text[], :locations::text[]) as p(sku, location)
                join source_row r on r.source = :source and r.sku = p.sku and r.location = p.location
                where (r.table_no, r.row_key) not in (
                    select table_no, row_key from unnest(:tables::smallint[], :keys::text[]) as k(table_no, row_key))
                group by p.sku, p.location
                """)
                .param("source", source)
                .param("skus", array(places, Place::sku))
                .param("locations", array(places, Place::location))
                .param("tables", array(without, RowKey::tableNo))
                .param("keys", array(without, RowKey::key))
                .query((row, n) -> contribution(row))
                .list()
                .stream()
                .collect(toMap(Contribution::place, Totals.NONE::plus));
    }

    void save(String source, Map<RowKey, Contribution> rows, long generation) {
        if (rows.isEmpty()) return;
        var keys = rows.keySet();
        var values = rows.values();
        jdbc.sql("""
                insert into source_row (source, table_no, row_key, sku, location, on_hand, allocated, on_order, expected_at, generation)
                select :source, table_no, row_key, sku, location, on_hand, allocated, on_order, expected_at, :generation
                from unnest(:tables::smallint[], :keys::text[], :skus::text[], :locations::text[], :onHand::bigint[],
                     :allocated::bigint[], :onOrder::bigint[], :expectedAt::timestamptz[])
                     as r(table_no, row_key, sku, location, on_hand, allocated, on_order, expected_at)
                on conflict (source, table_no, row_key) do update set sku = excluded.sku, location = excluded.location,
                    on_hand = excluded.on_hand, allocated = excluded.allocated, on_order = excluded.on_order,
                    expected_at = excluded.expected_at, generation = excluded.generation
                """)
                .param("source", source)
                .param("generation", generation)
                .param("tables", array(keys, RowKey::tableNo))
                .param("keys", array(keys, RowKey::key))
                .param("skus", array(values, row -> row.place().sku()))
                .param("locations", array(values, row -> row.place().location()))
                .param("onHand", array(values, Contribution::onHand))
                .param("allocated", array(values, Contribution::allocated))
                .param("onOrder", array(values, Contribution::onOrder))
                .param("expectedAt", array(values, Contribution::expectedAt))
                .update();
    }

    void delete(String source, Collection<RowKey> keys) {
        if (keys.isEmpty()) return;
        jdbc.sql("""
                delete from source_row r using unnest(:tables::smallint[], :keys::text[]) as k(table_no, row_key)
                where r.source = :source and r.table_no = k.table_no and r.row_key = k.row_key
                """)
                .param("source", source)
                .param("tables", array(keys, RowKey::tableNo))
                .param("keys", array(keys, RowKey::key))
                .update();
    }

    /** A table was emptied; what it counted for is touched. */
    void truncate(String source, int tableNo) {
        jdbc.sql("""
                with gone as (delete from source_row where source = :source and table_no = :table returning sku, location)
                insert into source_touched (source, sku, location) select distinct :source, sku, location from gone
                on conflict do nothing
                """).param("source", source).param("table", tableNo).update();
    }

    /** A snapshot told these rows, and they could not be understood: they count for what they did. */
    void keep(String source, Collection<RowKey> keys, long generation) {
        if (keys.isEmpty()) return;
        jdbc.sql("""
                update source_row r set generation = :generation
                from unnest(:tables::smallint[], :keys::text[]) as k(table_no, row_key)
                where r.source = :source and r.table_no = k.table_no and r.row_key = k.row_key
                """)
                .param("source", source)
                .param("generation", generation)
                .param("tables", array(keys, RowKey::tableNo))
                .param("keys", array(keys, RowKey::key))
                .update();
    }

    /** A snapshot has ended: rows that it did not tell are gone, and what they counted for is touched. */
    void sweep(String source, long generation) {
        jdbc.sql("""
                with gone as (delete from source_row where source = :source and generation < :generation returning sku, location)
                insert into source_touched (source, sku, location) select distinct :source, sku, location from gone
                on conflict do nothing
                """).param("source", source).param("generation", generation).update();
    }

    void touch(String source, Collection<Place> places) {
        if (places.isEmpty()) return;
        jdbc.sql("""
                insert into source_touched (source, sku, location)
                select :source, sku, location from unnest(:skus::text[], :locations::text[]) as p(sku, location)
                on conflict do nothing
                """)
                .param("source", source)
                .param("skus", array(places, Place::sku))
                .param("locations", array(places, Place::location))
                .update();
    }

    boolean isTouched(String source) {
        return jdbc.sql("select exists (select 1 from source_touched where source = :source)")
                .param("source", source)
                .query(Boolean.class)
                .single();
    }

    /** Takes about so many touched places away; all places of a SKU come together. */
    List<Place> takeTouched(String source, int about) {
        return jdbc.sql("""
                delete from source_touched where source = :source and sku <= (
                    select max(sku) from (
                        select sku from source_touched where source = :source order by sku, location limit :about) as page)
                returning sku, location
                """)
                .param("source", source)
                .param("about", about)
                .query(Place.class)
                .list();
    }

    static Contribution contribution(ResultSet row) throws SQLException {
        var expectedAt = row.getTimestamp("expected_at");
        return new Contribution(
                new Place(row.getString("sku"), row.getString("location")),
                row.getLong("on_hand"),
                row.getObject("allocated", Long.class),
                row.getLong("on_order"),
                instant(expectedAt));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** As text, which PostgreSQL casts to what it needs. */
    private static <T> String[] array(Collection<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream()
                .map(value)
                .map(one -> one == null ? null : one.toString())
                .toArray(String[]::new);
    }
}
