package io.shelfbell.embedded;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A year of daily sales of every item, up to yesterday: seasons, weekdays, and the chance of the day. */
final class DemoSales {
    private static final int DAYS = 365;

    private final long seed;
    private final LocalDate today;

    DemoSales(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
    }

    /** Item by item, each from its first day to yesterday. */
    Stream<Sale> create(List<Product> products) {
        return products.stream().flatMap(this::sales);
    }

    private Stream<Sale> sales(Product product) {
        var random = new SplittableRandom(seed ^ product.sku().hashCode());
        return IntStream.rangeClosed(-DAYS, -1)
                .mapToObj(today::plusDays)
                .map(day -> new Sale(
                        product.sku(),
                        day,
                        units(random, product.dailyUnits() * product.season().on(day))))
                .filter(sale -> sale.units() > 0);
    }

    /** Poisson, by Knuth's multiplication of uniform numbers: demand of a day is small. */
    private static int units(SplittableRandom random, double expected) {
        var limit = Math.exp(-expected);
        var units = 0;
        for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) units++;
        return units;
    }
}
