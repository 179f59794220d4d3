package io.shelfbell.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.Part;
import io.shelfbell.fact.StockReading;
import io.shelfbell.inventory.StockLedger;
import io.shelfbell.order.OrderVersions;
import io.shelfbell.order.Orders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random catalogues, readings and orders, against what somebody with a pencil would say in the end. */
@ServiceTest
class RandomBundlesIT {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final int PARTS = 5;
    private static final int BUNDLES = 4;

    @Autowired
    private StockDecisions readings;

    @Autowired
    private OrderDecisions orders;

    @Autowired
    private PartDecisions parts;

    @Autowired
    private StockLedger stock;

    @Autowired
    private JdbcClient jdbc;

    private final AtomicInteger clock = new AtomicInteger();
    private String run = "";

    private String part(int i) {
        return run + "-" + (char) ('B' + 2 * i) + "-PART";
    }

    private String bundle(int i) {
        return run + "-" + (char) ('A' + 2 * i) + "-SET";
    }

    private Instant tick() {
        return START.plusSeconds(clock.incrementAndGet());
    }

    private void read(Random random) {
        var some = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> new StockReading(
                        null,
                        "test",
                        part(random.nextInt(PARTS)),
                        random.nextBoolean() ? "NORTH" : "SOUTH",
                        random.nextInt(12),
                        null,
                        0,
                        null,
                        null,
                        tick()))
                .toList();
        readings.handle(some);
    }

    private void order(Random random) {
        var lines = new ArrayList<CanonicalOrder.Line>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            var sku = random.nextBoolean() ? part(random.nextInt(PARTS)) : bundle(random.nextInt(BUNDLES));
            lines.add(Orders.line(Integer.toString(i + 1), sku, 1 + random.nextInt(3)));
        }
        var at = tick();
        var order = Orders.of(run + "-" + clock.incrementAndGet(), "1", at, lines);
        orders.handle(List.of(new OrderVersions.Incoming(order, null, false, at)), at);
    }

    /** A bundle takes of parts, and of bundles before it. */
    private void make(int i, Random random) {
        var made = new ArrayList<Part>();
        for (int j = 0; j < PARTS; j++) if (random.nextInt(2) == 0) made.add(new Part(part(j), 1 + random.nextInt(2)));
        for (int j = 0; j < i; j++) if (random.nextInt(4) == 0) made.add(new Part(bundle(j), 1));
        if (made.isEmpty()) made.add(new Part(part(0), 1));
        assertThat(parts.put(Item.unlisted(bundle(i)), made)).isEmpty();
    }

    private void step(Random random) {
        int dice = random.nextInt(10);
        if (dice == 0) make(random.nextInt(BUNDLES), random);
        else if (dice < 5) order(random);
        else read(random);
    }

    private void begin(Random random) {
        run = Shop.freshSku("RB");
        for (int i = 0; i < BUNDLES; i++) make(i, random);
        for (int i = 0; i < PARTS; i++)
            readings.handle(List.of(new StockReading(null, "test", part(i), "NORTH", 20, null, 0, null, null, tick())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void one_after_the_other(long seed) {
        var random = new Random(seed);
        begin(random);
        for (int i = 0; i < 40; i++) {
            step(random);
            compare();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void all_at_once(long seed) throws Exception {
        begin(new Random(seed));
        var threads = Executors.newFixedThreadPool(6);
        try {
            var steps = new ArrayList<Callable<Void>>();
            for (int i = 0; i < 200; i++) {
                long own = seed * 1_000 + i;
                steps.add(() -> {
                    step(new Random(own));
                    return null;
                });
            }
            for (var step : threads.invokeAll(steps)) step.get();
        } finally {
            threads.shutdown();
        }
        compare();
    }

    private record Line(String orderId, int lineNo, String sku, int open, int backordered, Instant orderedAt) {}

    private void compare() {
        var contents = contents();
        var lines = jdbc.sql("""
                select l.order_id, l.line_no, l.sku, l.open, l.backordered, o.ordered_at
                from order_line l join customer_order o using (order_id)
                where l.sku like :run || '-%' order by o.ordered_at, l.order_id, l.line_no
                """)
                .param("run", run)
                .query((row, n) -> new Line(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getTimestamp(6).toInstant()))
                .list();
        var lacking = new HashMap<Line, Integer>();
        var free = new HashMap<String, Integer>();
        for (int i = 0; i < PARTS; i++) spread(part(i), contents, lines, lacking, free);

        for (var line : lines) assertThat(line.backordered()).as("%s", line).isEqualTo(lacking.getOrDefault(line, 0));
        contents.forEach((bundle, takes) -> {
            int open = lines.stream()
                    .filter(l -> l.sku().equals(bundle))
                    .mapToInt(Line::open)
                    .sum();
            int makes = takes.entrySet().stream()
                    .mapToInt(take -> Math.floorDiv(free.get(take.getKey()), take.getValue()))
                    .min()
                    .orElseThrow();
            var position = stock.positions(List.of(bundle)).get(bundle);
            assertThat(position.available()).as(bundle).isEqualTo(Math.max(-open, makes));
            assertThat(position.allocated()).as(bundle).isEqualTo(open);
        });
    }

    private void spread(
            String part,
            Map<String, Map<String, Integer>> contents,
            List<Line> lines,
            Map<Line, Integer> lacking,
            Map<String, Integer> free) {
        int left = onHand(part);
        for (var line : lines) {
            int each = line.sku().equals(part)
                    ? 1
                    : contents.getOrDefault(line.sku(), Map.of()).getOrDefault(part, 0);
            if (each == 0) continue;
            int wanted = line.open() * each;
            int missing = Math.max(0, wanted - Math.max(0, left));
            left -= wanted;
            lacking.merge(line, (missing + each - 1) / each, Math::max);
        }
        free.put(part, left);
        assertThat(stock.positions(List.of(part)).get(part).available())
                .as(part)
                .isEqualTo(left);
    }

    private int onHand(String part) {
        return jdbc.sql("select sum(on_hand) from stock_level where sku = :sku")
                .param("sku", part)
                .query(Integer.class)
                .single();
    }

    /** Unwrapped from what was given, not from what the product made of it. */
    private Map<String, Map<String, Integer>> contents() {
        var direct = new HashMap<String, Map<String, Integer>>();
        jdbc.sql("select sku, part_sku, quantity from item_part where sku like :run || '-%'")
                .param("run", run)
                .query((row, n) -> direct.computeIfAbsent(row.getString(1), sku -> new HashMap<>())
                        .put(row.getString(2), row.getInt(3)))
                .list();
        var contents = new HashMap<String, Map<String, Integer>>();
        for (var bundle : direct.keySet()) {
            var content = new HashMap<String, Integer>();
            for (var unit : unwrapped(bundle, direct)) content.merge(unit, 1, Integer::sum);
            contents.put(bundle, content);
        }
        return contents;
    }

    private static List<String> unwrapped(String sku, Map<String, Map<String, Integer>> direct) {
        if (!direct.containsKey(sku)) return List.of(sku);
        var units = new ArrayList<String>();
        direct.get(sku).forEach((part, quantity) -> {
            for (int i = 0; i < quantity; i++) units.addAll(unwrapped(part, direct));
        });
        return Collections.unmodifiableList(units);
    }
}
