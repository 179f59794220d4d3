package io.shelfbell.embedded;

import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.StockReading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An invented shop with everything in it, the same for the same seed and moment. Load items and recipients first, then orders, readings,
 * watches and sales.
 *
 * <p>The names to try: {@code LAMP-RED-01} has one piece available, and {@code C-1001} (English, GB), {@code C-1002} (German, DE) and
 * {@code C-1003} (gold, US, with the app) wait for five that are on hand: a reading of fewer than five is a backorder.
 * {@code KETTLE-01} has four available. {@code TENT-02} is sold out, expected in nine days, and 2,000 customers watch it. {@code M-1}
 * to {@code M-12} are merchandisers.
 */
public final class DemoShop {
    private static final long SEED = 20_261_123;

    private final long seed;
    private final LocalDate today;
    private final List<Product> products;
    private final List<Recipient> recipients;
    private final List<CustomerOrder> orders;
    private final List<StockReading> readings;
    private final List<Watch> watches;

    public DemoShop(Instant now) {
        this(SEED, now);
    }

    /** Whole seconds, which every database gives back as they were. */
    public DemoShop(long seed, Instant moment) {
        var now = moment.truncatedTo(ChronoUnit.SECONDS);
        this.seed = seed;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.products = new DemoItems(random(1)).create();
        this.recipients = new DemoRecipients(random(2), now).create();
        var customers = recipients.stream().filter(DemoShop::buys).toList();
        this.orders = new DemoOrders(random(3), now, products, customers).create();
        this.readings = new DemoStock(random(4), now, orders).create(products);
        this.watches = new DemoWatches(random(5), customers).create(products, soldOut());
    }

    /** Each part has its own chance, so that a change in one leaves the others as they are. */
    private Random random(int part) {
        return new Random(seed * 31 + part);
    }

    private static boolean buys(Recipient recipient) {
        return !recipient.segments().contains("merchandiser");
    }

    private Set<String> soldOut() {
        Map<String, Integer> onHand = readings.stream()
                .collect(Collectors.groupingBy(StockReading::sku, Collectors.summingInt(StockReading::onHand)));
        return onHand.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    public List<Item> items() {
        return products.stream().map(Product::item).toList();
    }

    public List<Recipient> recipients() {
        return recipients;
    }

    /** Two of every item. */
    public List<StockReading> readings() {
        return readings;
    }

    /** Of the last thirty days, oldest first. */
    public List<CustomerOrder> orders() {
        return orders;
    }

    public List<Watch> watches() {
        return watches;
    }

    /** Of the last 365 days, made while they are read: there are hundreds of thousands. */
    public Stream<Sale> sales() {
        return new DemoSales(seed, today).create(products);
    }
}
