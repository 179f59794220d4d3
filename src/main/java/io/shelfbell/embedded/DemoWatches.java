package io.shelfbell.embedded;

import io.shelfbell.fact.Recipient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** About 25,000 customers' watches; one item, sold out, has 2,000 of them. */
final class DemoWatches {
    static final int COUNT = 25_000;
    static final int HOT = 2_000;

    private final Random random;
    private final List<Recipient> customers;

    DemoWatches(Random random, List<Recipient> customers) {
        this.random = random;
        this.customers = customers;
    }

    /** People watch what they cannot buy, and what many buy. */
    List<Watch> create(List<Product> products, Set<String> soldOut) {
        var wanted = new Weighted<>(products, p -> p.dailyUnits() * (soldOut.contains(p.sku()) ? 8 : 1));
        var watches = new LinkedHashSet<Watch>();
        Stream.of("C-1001", "C-1002", "C-1003").forEach(id -> watches.add(new Watch(id, DemoItems.TENT)));
        while (watches.size() < HOT) watches.add(new Watch(anyone(), DemoItems.TENT));
        while (watches.size() < COUNT) {
            var sku = wanted.draw(random).sku();
            if (!sku.equals(DemoItems.TENT)) watches.add(new Watch(anyone(), sku));
        }
        return List.copyOf(watches);
    }

    private String anyone() {
        return customers.get(random.nextInt(customers.size())).id();
    }
}
