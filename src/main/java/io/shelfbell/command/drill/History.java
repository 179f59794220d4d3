package io.shelfbell.command.drill;

import io.shelfbell.command.drill.Errand.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A random history of a shop, the same for the same seed: what happens, and what must be true when all of it has been heard. */
final class History {
    private static final int ITEMS = 30;
    private static final int MOST_COPIES = 3;
    private static final int MOST_UNITS = 40;
    private static final long MOST_DELAY_MILLIS = 4_000;

    private final Random random;
    private final Instant began;
    private final Map<String, Integer> onHand = new HashMap<>();
    private final List<DrillOrder> orders = new ArrayList<>();
    private int moment;

    History(long seed, Instant began) {
        this.random = new Random(seed);
        this.began = began;
    }

    static List<String> skus() {
        return IntStream.range(0, ITEMS).mapToObj(n -> "DRILL-" + n).toList();
    }

    /** By SKU: what the newest reading says. */
    Map<String, Integer> onHand() {
        return Map.copyOf(onHand);
    }

    /** By external id: each order as its newest version has it. */
    Map<String, DrillOrder> orders() {
        var newest = new HashMap<String, DrillOrder>();
        orders.forEach(order -> newest.put(String.valueOf(order.id()), order));
        return newest;
    }

    int versions() {
        return orders.size();
    }

    /** What happens next, in copies that come at different times. */
    List<Errand> next() {
        moment++;
        int what = random.nextInt(100);
        if (what < 45) return copies(reading());
        if (orders.isEmpty() || what < 80)
            return copies(order(DrillOrder.placed(orders.size() + 1L, at(), random, skus())));
        var some = orders().values().stream()
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
        var order = some.get(random.nextInt(some.size()));
        if (what < 88) return copies(order(order.changed(at(), random, skus())));
        if (what < 92) return copies(order(order.withdrawn(at())));
        return List.of(what < 95 ? optOut(order) : preference(order));
    }

    private Instant at() {
        return began.plusMillis(moment);
    }

    private Errand reading() {
        var sku = skus().get(random.nextInt(ITEMS));
        int units = random.nextInt(3) == 0 ? 0 : random.nextInt(MOST_UNITS);
        onHand.put(sku, units);
        return errand(
                Kind.READING, "reading-" + moment, "/api/v1/stock/readings", """
                [{"id": "drill-%d", "source": "drill", "sku": "%s", "location": "DRILL", "onHand": %d, "observedAt": "%s"}]""".formatted(moment, sku, units, at()));
    }

    private Errand order(DrillOrder order) {
        orders.add(order);
        return errand(
                Kind.ORDER, "order-" + order.id() + "-" + order.updatedAt(), "/api/v1/orders/shopify", order.body());
    }

    private Errand optOut(DrillOrder order) {
        return errand(Kind.OPT_OUT, "opt-out-" + order.phone(), "/api/v1/suppressions", """
                {"channel": "SMS", "address": "%s", "reason": "OPTED_OUT"}""".formatted(order.phone()));
    }

    private Errand preference(DrillOrder order) {
        return new Errand(
                Kind.PREFERENCE,
                "preference-" + moment,
                "PUT",
                "/api/v1/recipients/" + order.recipient() + "/preferences",
                "{\"channels\": {\"SMS\": %s}}".formatted(random.nextBoolean()),
                System.nanoTime());
    }

    private static Errand errand(Kind kind, String key, String path, String body) {
        return new Errand(kind, key, "POST", path, body, System.nanoTime());
    }

    /** Duplicated, delayed, and so in another sequence. */
    private List<Errand> copies(Errand one) {
        return IntStream.rangeClosed(0, random.nextInt(MOST_COPIES))
                .mapToObj(n -> new Errand(
                        one.kind(),
                        one.key(),
                        one.method(),
                        one.path(),
                        one.body(),
                        one.dueNanos() + (long) (random.nextDouble() * MOST_DELAY_MILLIS * 1e6)))
                .toList();
    }
}
