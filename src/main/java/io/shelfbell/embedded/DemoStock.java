package io.shelfbell.embedded;

import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.fact.StockReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the demo warehouse counts of every item at its two locations. It does not know our orders ({@code allocated} is unknown), so
 * the open lines decide what is available: most items have plenty, some little, some nothing, a handful are short.
 */
final class DemoStock {
    static final String SOURCE = "demo-wms";
    static final String NORTH = "WH-NORTH";
    static final String SOUTH = "WH-SOUTH";
    private static final Duration SINCE_LAST_COUNT = Duration.ofHours(1);

    private final Random random;
    private final Instant now;
    private final Map<String, Integer> open;

    DemoStock(Random random, Instant now, List<CustomerOrder> orders) {
        this.random = random;
        this.now = now;
        this.open = orders.stream()
                .flatMap(order -> order.lines().stream())
                .collect(Collectors.groupingBy(
                        CustomerOrder.Line::sku, Collectors.summingInt(CustomerOrder.Line::open)));
    }

    /** Available over both locations, and what is on its way. */
    private record Level(
            int available, int onOrder, @Nullable Instant expectedAt) {}

    List<StockReading> create(List<Product> products) {
        return products.stream().flatMap(this::readings).toList();
    }

    private Stream<StockReading> readings(Product product) {
        var level = level(product);
        var onHand = Math.max(0, level.available() + open.getOrDefault(product.sku(), 0));
        var north = onHand - onHand / 3;
        return Stream.of(
                reading(product, NORTH, north, level.onOrder(), level.expectedAt()),
                reading(product, SOUTH, onHand - north, 0, null));
    }

    private Level level(Product product) {
        return switch (product.sku()) {
            case DemoItems.LAMP -> new Level(1, 0, null);
            case DemoItems.KETTLE -> new Level(4, 0, null);
            case DemoItems.TENT -> new Level(0, 200, inDays(9));
            default -> anyLevel(product);
        };
    }

    private Level anyLevel(Product product) {
        var chance = random.nextInt(1000);
        if (chance < 3) return new Level(-1 - random.nextInt(3), 40, inDays(4 + random.nextInt(20)));
        if (chance < 25) return new Level(0, 60, inDays(2 + random.nextInt(25)));
        if (chance < 45) return new Level(0, 0, null);
        if (chance < 120) return new Level(1 + random.nextInt(5), 0, null);
        return new Level(plenty(product), chance < 200 ? 50 : 0, chance < 160 ? inDays(1 + random.nextInt(30)) : null);
    }

    /** Three to eight weeks of usual demand. */
    private int plenty(Product product) {
        return 12 + (int) (product.dailyUnits() * 7 * (3 + random.nextInt(6)));
    }

    private Instant inDays(int days) {
        return now.plus(Duration.ofDays(days));
    }

    private static final long FIRST_VERSION = 1;

    private StockReading reading(
            Product product, String location, int onHand, int onOrder, @Nullable Instant expectedAt) {
        return new StockReading(
                "%s:%s:%s:%d".formatted(SOURCE, location, product.sku(), FIRST_VERSION),
                SOURCE,
                product.sku(),
                location,
                onHand,
                null,
                onOrder,
                expectedAt,
                FIRST_VERSION,
                now.minus(SINCE_LAST_COUNT));
    }
}
