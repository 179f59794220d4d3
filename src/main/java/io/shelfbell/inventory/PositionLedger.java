package io.shelfbell.inventory;

import io.shelfbell.fact.Receipt;
import io.shelfbell.fact.StockPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The positions of SKUs as they were last decided about. */
@Repository
class PositionLedger {
    private static final TypeReference<List<Receipt>> RECEIPTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PositionLedger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A position with what is known about it.
     *
     * @param observedAt null until the first reading
     * @param isSelective whether some locations count for some customers only
     */
    record Row(StockPosition position, @Nullable Instant observedAt, boolean isSelective) {}

    List<Row> rows(Collection<String> skus) {
        return jdbc.sql("""
                select sku, on_hand, allocated, on_order, expected_at, low_stock_threshold, receipts, observed_at, selective
                from stock_position where sku = any(:skus)
                """)
                .param("skus", skus.toArray(String[]::new))
                .query(this::row)
                .list();
    }

    void save(Collection<Shelf> shelves) {
        var rows = shelves.stream().map(Written::of).toList();
        jdbc.sql("""
                update stock_position p set on_hand = r."onHand", allocated = r.allocated, on_order = r."onOrder",
                    expected_at = r."expectedAt", low_stock_threshold = r."lowStockThreshold", receipts = r.receipts,
                    observed_at = r."observedAt", selective = r.selective, promised = r.promised,
                    drift_since = case when r.promised <> r.allocated then coalesce(p.drift_since, now()) end,
                    drift_by = case when r.promised = r.allocated then null when p.drift_since is not null then p.drift_by
                                    when p.promised is not null or p.observed_at is null then r."changedBy" end
                from json_to_recordset(:rows::json) as r(sku text, "onHand" int, allocated int, "onOrder" int,
                     "expectedAt" timestamptz, "lowStockThreshold" int, receipts jsonb, "observedAt" timestamptz,
                     selective boolean, promised int, "changedBy" text)
                where p.sku = r.sku
                """).param("rows", json.writeValueAsString(rows)).update();
    }

    /** Items of a source whose allocation has drifted and stayed so until now, the oldest first. */
    List<Drift> drifts(String source, Instant since, int limit) {
        return jdbc.sql("""
                select sku, allocated as reported, promised, drift_since as since, drift_by as by from stock_position p
                where drift_since <= :since::timestamptz
                  and exists (select 1 from stock_level l where l.sku = p.sku and l.source = :source)
                order by drift_since, sku limit :limit
                """)
                .param("since", since.toString())
                .param("source", source)
                .param("limit", limit)
                .query((row, n) -> new Drift(
                        row.getString("sku"),
                        row.getInt("reported"),
                        row.getInt("promised"),
                        row.getTimestamp("since").toInstant(),
                        row.getString("by")))
                .list();
    }

    /** As it is written: a position without receipts has null. */
    private record Written(
            String sku,
            int onHand,
            int allocated,
            int onOrder,
            @Nullable Instant expectedAt,
            int lowStockThreshold,
            @Nullable List<Receipt> receipts,
            @Nullable Instant observedAt,
            boolean selective,
            @Nullable Integer promised,
            @Nullable String changedBy) {

        static Written of(Shelf shelf) {
            var position = shelf.position();
            return new Written(
                    position.sku(),
                    position.onHand(),
                    position.allocated(),
                    position.onOrder(),
                    position.expectedAt(),
                    position.lowStockThreshold(),
                    position.receipts().isEmpty() ? null : position.receipts(),
                    shelf.observedAt(),
                    shelf.isSelective(),
                    shelf.promised(),
                    shelf.changedBy());
        }
    }

    private Row row(ResultSet row, int rowNo) throws SQLException {
        var receipts = row.getString("receipts");
        var position = new StockPosition(
                row.getString("sku"),
                row.getInt("on_hand"),
                row.getInt("allocated"),
                row.getInt("on_order"),
                instant(row.getTimestamp("expected_at")),
                row.getInt("low_stock_threshold"),
                receipts == null ? List.of() : json.readValue(receipts, RECEIPTS));
        return new Row(position, instant(row.getTimestamp("observed_at")), row.getBoolean("selective"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
