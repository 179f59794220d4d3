package io.shelfbell.forecast;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units sold per SKU and day. */
@Repository
public class SalesLedger {
    private final JdbcClient jdbc;

    SalesLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Units of one SKU sold on one day, in the SKU's base unit. */
    public record Sale(String sku, LocalDate soldOn, int units) {}

    /** Records sales; a day that is recorded again is replaced. */
    public void record(Collection<Sale> sales) {
        jdbc.sql("""
                insert into sale (sku, sold_on, units)
                select * from unnest(:skus::text[], :days::date[], :units::int[])
                on conflict (sku, sold_on) do update set units = excluded.units
                """)
                .param("skus", sales.stream().map(Sale::sku).toArray(String[]::new))
                .param(
                        "days",
                        sales.stream().map(sale -> sale.soldOn().toString()).toArray(String[]::new))
                .param("units", sales.stream().map(Sale::units).toArray(Integer[]::new))
                .update();
    }

    /** Units sold by SKU, from a day until the day before another; returns count against it, no sales are left out. */
    public Map<String, Integer> sold(Collection<String> skus, LocalDate from, LocalDate until) {
        record Sold(String sku, int units) {}
        return jdbc
                .sql("""
                select sku, least(greatest(sum(units), 0), 2147483647) as units from sale
                where sku = any(:skus) and sold_on >= :from::date and sold_on < :until::date group by sku
                """)
                .param("skus", skus.toArray(String[]::new))
                .param("from", from.toString())
                .param("until", until.toString())
                .query(Sold.class)
                .list()
                .stream()
                .collect(toMap(Sold::sku, Sold::units));
    }
}
