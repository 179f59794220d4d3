package io.shelfbell.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The newest reading of each SKU at each location. */
@Repository
class LevelLedger {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    LevelLedger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest readings, by location. */
    List<StockLevel> of(Collection<String> skus) {
        return jdbc.sql("""
                select sku, location, source, on_hand, allocated, on_order, expected_at, version, observed_at
                from stock_level where sku = any(:skus) order by sku, location
                """)
                .param("skus", skus.toArray(String[]::new))
                .query(LevelLedger::level)
                .list();
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

    void save(List<StockLevel> levels) {
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
}
