package io.shelfbell.inventory;

import io.shelfbell.fact.Receipt;
import io.shelfbell.fact.StockPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        var rows = shelves.stream().map(PositionLedger::row).toList();
        jdbc.sql("""
                update stock_position p set on_hand = r."onHand", allocated = r.allocated, on_order = r."onOrder",
                    expected_at = r."expectedAt", low_stock_threshold = r."lowStockThreshold", receipts = r.receipts,
                    observed_at = r."observedAt", selective = r.selective
                from json_to_recordset(:rows::json) as r(sku text, "onHand" int, allocated int, "onOrder" int,
                     "expectedAt" timestamptz, "lowStockThreshold" int, receipts jsonb, "observedAt" timestamptz,
                     selective boolean)
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
        if (!position.receipts().isEmpty()) row.put("receipts", position.receipts());
        row.put("observedAt", shelf.observedAt());
        row.put("selective", shelf.isSelective());
        return row;
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
