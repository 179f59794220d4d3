package io.shelfbell.inventory;

import io.shelfbell.fact.ThresholdScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lines would do that are set and not decided about yet. Asked inside the transaction that sets them, and then takes them back. */
@Repository
public class ThresholdPreview {
    public static final Duration MONTH = Duration.ofDays(30);

    /** Every item for which one of the lines holds; {@code was} is the line of today and {@code line} the new one. */
    private static final String CONCERNED = """
            with s as (
                select p.sku from stock_position p join item i using (sku)
                where p.observed_at is not null
                  and (:all or p.sku = any(:items) or p.sku = any(:located) or i.category = any(:categories))),
            holding as (
            %s),
            concerned as materialized (
                select h.sku, p.on_hand::bigint - p.allocated as available, p.low_stock_threshold as was, h.units as line
                from holding h join stock_position p using (sku) join item i using (sku)
                where h.scope = 'DEFAULT' and :all or h.scope = 'CATEGORY' and i.category = any(:categories)
                   or h.scope = 'SKU' and h.sku = any(:items) or h.scope = 'LOCATION' and h.sku = any(:located))
            """.formatted(ThresholdList.HOLDING);

    private static final String CROSSES = "available > was and available between 1 and line";

    private final JdbcClient jdbc;

    ThresholdPreview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many items and notices.
     *
     * @param items for which one of the lines would hold
     * @param crossing those that stand above their line of today and would stand at or below the new one
     * @param notices how often they fell to the new line, and not to zero, in the last 30 days
     * @param noticesToday the same for the lines of today
     */
    public record Counts(int items, int crossing, long notices, long noticesToday) {}

    public Counts counts(Collection<LinePlace> places, Instant now) {
        return asked(CONCERNED + """
                select c.items, c.crossing, h.notices, h.notices_today
                from (select count(*) as items, count(*) filter (where %s) as crossing from concerned) c,
                     (select count(*) filter (where h.was > c.line and h.available between 1 and c.line) as notices,
                             count(*) filter (where h.was > c.was and h.available between 1 and c.was) as notices_today
                      from stock_history h join concerned c using (sku) where h.at >= :from::timestamptz) h
                """.formatted(CROSSES), places)
                .param("from", now.minus(MONTH).toString())
                .query(Counts.class)
                .single();
    }

    /** An item that would cross its new line at once. */
    public record Crossing(String sku, int available, int was, int line) {}

    /** The first of those that would cross, by SKU. */
    public List<Crossing> crossing(Collection<LinePlace> places, int limit) {
        return asked(
                        CONCERNED + "select sku, available, was, line from concerned where " + CROSSES
                                + " order by sku limit :limit",
                        places)
                .param("limit", limit)
                .query(Crossing.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, Collection<LinePlace> places) {
        return jdbc.sql(sql)
                .param("all", places.contains(LinePlace.DEFAULT))
                .param("categories", keys(places, ThresholdScope.CATEGORY))
                .param("items", keys(places, ThresholdScope.SKU))
                .param("located", keys(places, ThresholdScope.LOCATION));
    }

    private static String[] keys(Collection<LinePlace> places, ThresholdScope scope) {
        return places.stream()
                .filter(place -> place.scope() == scope)
                .map(LinePlace::key)
                .distinct()
                .toArray(String[]::new);
    }
}
