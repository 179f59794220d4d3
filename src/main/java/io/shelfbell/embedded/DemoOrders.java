package io.shelfbell.embedded;

import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.fact.CustomerOrder.Line;
import io.shelfbell.fact.Money;
import io.shelfbell.fact.Recipient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demo shop's 3,000 orders of the last thirty days. What is older than some days has been shipped, but for a few stragglers. */
final class DemoOrders {
    static final int COUNT = 3_000;
    private static final String CHANNEL = "shopify";
    private static final Duration HISTORY = Duration.ofDays(30);
    private static final int DAYS_TO_DELIVER = 5;
    private static final int FIRST_NUMBER = 20_001;
    private static final long FIRST_EXTERNAL_ID = 5_501_234_000_017L;

    private final Random random;
    private final Instant now;
    private final List<Product> products;
    private final List<Recipient> customers;
    private final Weighted<Product> popular;

    DemoOrders(Random random, Instant now, List<Product> products, List<Recipient> customers) {
        this.random = random;
        this.now = now;
        this.products = products;
        this.customers = customers;
        this.popular = new Weighted<>(products, Product::dailyUnits);
    }

    private enum Progress {
        OPEN,
        PARTLY_SHIPPED,
        SHIPPED,
        CANCELLED;

        int open(int quantity) {
            return switch (this) {
                case OPEN -> quantity;
                case PARTLY_SHIPPED -> quantity / 2;
                case SHIPPED, CANCELLED -> 0;
            };
        }
    }

    private record Cart(String recipientId, Instant orderedAt, Progress progress, List<Choice> choices) {}

    private record Choice(Product product, int quantity) {}

    List<CustomerOrder> create() {
        var carts = new ArrayList<>(named());
        while (carts.size() < COUNT) carts.add(cart());
        carts.sort(Comparator.comparing(Cart::orderedAt));
        return IntStream.range(0, COUNT).mapToObj(n -> order(n, carts.get(n))).toList();
    }

    /** The three customers that the README names wait for five lamps. */
    private List<Cart> named() {
        return List.of(
                open("C-1001", DemoItems.LAMP, 2, 30),
                open("C-1002", DemoItems.LAMP, 1, 20),
                open("C-1003", DemoItems.LAMP, 2, 10),
                open("C-1002", DemoItems.KETTLE, 1, 5));
    }

    private Cart open(String recipientId, String sku, int quantity, long hoursAgo) {
        var product =
                products.stream().filter(p -> p.sku().equals(sku)).findFirst().orElseThrow();
        return new Cart(
                recipientId,
                now.minus(Duration.ofHours(hoursAgo)),
                Progress.OPEN,
                List.of(new Choice(product, quantity)));
    }

    private Cart cart() {
        var orderedAt = now.minusSeconds(60 + random.nextLong(HISTORY.toSeconds() - 60));
        var choices = Stream.generate(() -> popular.draw(random))
                .filter(product -> !product.sku().equals(DemoItems.LAMP))
                .distinct()
                .limit(1 + random.nextInt(3))
                .map(product -> new Choice(product, quantity()))
                .toList();
        return new Cart(customers.get(random.nextInt(customers.size())).id(), orderedAt, progress(orderedAt), choices);
    }

    private int quantity() {
        return random.nextInt(100) < 3 ? 5 + random.nextInt(20) : 1 + random.nextInt(2);
    }

    private Progress progress(Instant orderedAt) {
        var chance = random.nextInt(100);
        if (chance < 3) return Progress.CANCELLED;
        if (chance < 8) return Progress.PARTLY_SHIPPED;
        var days = Duration.between(orderedAt, now).toDays();
        return chance >= 98 || days < 1 + random.nextInt(5) ? Progress.OPEN : Progress.SHIPPED;
    }

    private CustomerOrder order(int n, Cart cart) {
        var externalId = Long.toString(FIRST_EXTERNAL_ID + n * 32_768L);
        return new CustomerOrder(
                CHANNEL + ":" + externalId,
                CHANNEL,
                externalId,
                "#" + (FIRST_NUMBER + n),
                cart.recipientId(),
                total(cart),
                random.nextInt(100) < 2,
                false,
                cart.progress() == Progress.CANCELLED,
                cart.orderedAt(),
                updatedAt(cart),
                lines(cart));
    }

    private Instant updatedAt(Cart cart) {
        if (cart.progress() == Progress.OPEN) return cart.orderedAt();
        var shipped = cart.orderedAt().plus(Duration.ofHours(4 + random.nextInt(60)));
        return shipped.isBefore(now) ? shipped : now;
    }

    private static List<Line> lines(Cart cart) {
        var promisedOn = LocalDate.ofInstant(cart.orderedAt(), ZoneOffset.UTC).plusDays(DAYS_TO_DELIVER);
        return IntStream.range(0, cart.choices().size())
                .mapToObj(n -> line(n + 1, cart.choices().get(n), cart.progress(), promisedOn))
                .toList();
    }

    private static Line line(int lineNo, Choice choice, Progress progress, LocalDate promisedOn) {
        var item = choice.product().item();
        return new Line(
                lineNo,
                item.sku(),
                item.name(),
                choice.quantity(),
                progress.open(choice.quantity()),
                item.price(),
                promisedOn);
    }

    private static @Nullable Money total(Cart cart) {
        var amount = cart.choices().stream().map(DemoOrders::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(amount, Currency.getInstance("EUR"));
    }

    private static BigDecimal value(Choice choice) {
        var price = Objects.requireNonNull(
                choice.product().item().priceAmount(), "every item of the demo shop has a price");
        return price.multiply(BigDecimal.valueOf(choice.quantity()));
    }
}
