package io.shelfbell.inventory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units sold per SKU in the {@value #DAYS} days before a day, which lines in days of supply are counted with. */
@Repository
public class SalesPace {
    public static final int DAYS = 28;

    private final JdbcClient jdbc;

    SalesPace(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Units sold before a day. */
    public record Pace(int unitsSold, LocalDate countedOn) {}

    /**
     * Replaces the count of these SKUs. Safe to repeat.
     *
     * @param sold units by SKU, none for zero
     */
    public void put(Collection<String> skus, Map<String, Integer> sold, LocalDate countedOn) {
        var sorted = skus.stream().sorted().distinct().toList();
        jdbc.sql("""
                insert into sales_pace (sku, units_sold, counted_on)
                select sku, units, :countedOn::date from unnest(:skus::text[], :units::int[]) as s(sku, units) order by sku
                on conflict (sku) do update set units_sold = excluded.units_sold, counted_on = excluded.counted_on
                """)
                .param("skus", sorted.toArray(String[]::new))
                .param(
                        "units",
                        sorted.stream().map(sku -> sold.getOrDefault(sku, 0)).toArray(Integer[]::new))
                .param("countedOn", countedOn.toString())
                .update();
    }

    /** Empty when it was never counted. */
    public Optional<Pace> of(String sku) {
        return jdbc.sql("select units_sold, counted_on from sales_pace where sku = :sku")
                .param("sku", sku)
                .query(Pace.class)
                .optional();
    }

    /** Begins the count of a day; false when somebody else did before. */
    public boolean begin(LocalDate day) {
        return jdbc.sql("update stock_calendar set counted_on = :day::date where counted_on < :day::date")
                        .param("day", day.toString())
                        .update()
                > 0;
    }
}
