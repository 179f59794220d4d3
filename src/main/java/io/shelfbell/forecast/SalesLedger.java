package io.shelfbell.forecast;

import java.time.LocalDate;
import java.util.Collection;
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
}
