package io.shelfbell.inventory;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Merchandisers' low-stock lines, in units: the SKU's own before its category's before the default. */
@Repository
public class ThresholdList {
    private final JdbcClient jdbc;

    ThresholdList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a threshold is set for. */
    public enum Scope {
        DEFAULT,
        CATEGORY,
        SKU
    }

    /** Sets one line. Safe to repeat. */
    public void put(Scope scope, String key, int units) {
        jdbc.sql("""
                insert into threshold (scope, key, units) values (:scope, :key, :units)
                on conflict (scope, key) do update set units = excluded.units
                """)
                .param("scope", scope.name())
                .param("key", key)
                .param("units", units)
                .update();
    }

    /** The line that holds for each SKU. */
    public Map<String, Integer> of(Collection<String> skus) {
        record Line(String sku, int units) {}
        return jdbc.sql("""
                select s.sku, coalesce(own.units, cat.units, def.units, 0) as units
                from unnest(:skus::text[]) as s(sku)
                left join item i on i.sku = s.sku
                left join threshold own on own.scope = 'SKU' and own.key = s.sku
                left join threshold cat on cat.scope = 'CATEGORY' and cat.key = i.category
                left join threshold def on def.scope = 'DEFAULT'
                """).param("skus", skus.toArray(String[]::new)).query(Line.class).list().stream()
                .collect(toMap(Line::sku, Line::units, (one, same) -> one));
    }
}
