package io.shelfbell.inventory;

import static java.util.stream.Collectors.toMap;

import io.shelfbell.fact.ThresholdScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Merchandisers' low-stock lines: those of a SKU's locations, added up, before its own, its category's and the default. */
@Repository
public class ThresholdList {
    /** The line that holds for each SKU of {@code s}, in units, and its scope. */
    static final String HOLDING = """
            select s.sku,
                   coalesce(loc.units,
                            line_units(own.units, own.days_of_supply, own.minimum_units, pace.units_sold),
                            line_units(cat.units, cat.days_of_supply, cat.minimum_units, pace.units_sold),
                            line_units(def.units, def.days_of_supply, def.minimum_units, pace.units_sold), 0) as units,
                   case when loc.units is not null then 'LOCATION' when own.key is not null then 'SKU'
                        when cat.key is not null then 'CATEGORY' when def.key is not null then 'DEFAULT' end as scope
            from s
            left join item i on i.sku = s.sku
            left join sales_pace pace on pace.sku = s.sku
            left join lateral (select least(sum(l.units), 2147483647)::int as units from threshold l
                               where l.scope = 'LOCATION' and l.key = s.sku having count(*) > 0) loc on true
            left join threshold own on own.scope = 'SKU' and own.key = s.sku
            left join threshold cat on cat.scope = 'CATEGORY' and cat.key = i.category
            left join threshold def on def.scope = 'DEFAULT'
            """;

    private final JdbcClient jdbc;

    ThresholdList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets lines, no place twice. Safe to repeat. */
    public void put(Collection<ThresholdLine> lines) {
        jdbc.sql("""
                insert into threshold (scope, key, location, units, days_of_supply, minimum_units)
                select * from unnest(:scopes::text[], :keys::text[], :locations::text[], :units::int[], :days::int[], :minimums::int[])
                         as l(scope, key, location, units, days, minimum)
                order by scope, key, location
                on conflict (scope, key, location) do update set units = excluded.units,
                    days_of_supply = excluded.days_of_supply, minimum_units = excluded.minimum_units
                """)
                .param("scopes", texts(lines, line -> line.place().scope().name()))
                .param("keys", texts(lines, line -> line.place().key()))
                .param("locations", texts(lines, line -> line.place().location()))
                .param("units", numbers(lines, LineSize::units))
                .param("days", numbers(lines, LineSize::daysOfSupply))
                .param("minimums", numbers(lines, LineSize::minimumUnits))
                .update();
    }

    private static String[] texts(Collection<ThresholdLine> lines, Function<ThresholdLine, String> part) {
        return lines.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable Integer[] numbers(
            Collection<ThresholdLine> lines, Function<LineSize, @Nullable Integer> part) {
        return lines.stream().map(ThresholdLine::size).map(part).toArray(Integer[]::new);
    }

    /** Takes a line away; false when there was none. */
    public boolean remove(LinePlace place) {
        return jdbc.sql("delete from threshold where scope = :scope and key = :key and location = :location")
                        .param("scope", place.scope().name())
                        .param("key", place.key())
                        .param("location", place.location())
                        .update()
                > 0;
    }

    /** In their order, from the one after {@code after}. */
    public List<ThresholdLine> list(@Nullable LinePlace after, int limit) {
        return jdbc.sql("""
                select scope, key, location, units, days_of_supply, minimum_units from threshold
                where :scope::text is null or (scope, key, location) > (:scope, :key, :location)
                order by scope, key, location limit :limit
                """)
                .param("scope", after == null ? null : after.scope().name())
                .param("key", after == null ? null : after.key())
                .param("location", after == null ? null : after.location())
                .param("limit", limit)
                .query(ThresholdList::line)
                .list();
    }

    /** The lines that a SKU's line is made of: those of its locations, or a single one. */
    public List<ThresholdLine> linesOf(HoldingLine holding) {
        return jdbc.sql("""
                select scope, key, location, units, days_of_supply, minimum_units from threshold
                where scope = :scope and key = case scope when 'DEFAULT' then '*' when 'CATEGORY'
                          then (select category from item where sku = :sku) else :sku end
                order by location
                """)
                .param("scope", holding.scope() == null ? null : holding.scope().name())
                .param("sku", holding.sku())
                .query(ThresholdList::line)
                .list();
    }

    private static ThresholdLine line(ResultSet row, int rowNo) throws SQLException {
        var scope = ThresholdScope.valueOf(row.getString("scope"));
        return new ThresholdLine(
                new LinePlace(scope, row.getString("key"), row.getString("location")),
                new LineSize(
                        row.getObject("units", Integer.class),
                        row.getObject("days_of_supply", Integer.class),
                        row.getObject("minimum_units", Integer.class)));
    }

    /** The line that holds for each SKU, in units. */
    public Map<String, Integer> of(Collection<String> skus) {
        return holding(skus).stream().collect(toMap(HoldingLine::sku, HoldingLine::units));
    }

    /** The line that holds for each SKU, and where it comes from. */
    public List<HoldingLine> holding(Collection<String> skus) {
        return jdbc.sql("with s as (select distinct sku from unnest(:skus::text[]) as given(sku))\n" + HOLDING)
                .param("skus", skus.toArray(String[]::new))
                .query(ThresholdList::holdingLine)
                .list();
    }

    private static HoldingLine holdingLine(ResultSet row, int rowNo) throws SQLException {
        var scope = row.getString("scope");
        return new HoldingLine(
                row.getString("sku"), row.getInt("units"), scope == null ? null : ThresholdScope.valueOf(scope));
    }
}
