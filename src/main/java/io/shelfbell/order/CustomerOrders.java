package io.shelfbell.order;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.CanonicalOrder.Flag;
import io.shelfbell.fact.CanonicalOrder.Line;
import io.shelfbell.fact.Customer;
import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.fact.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What stock and recipients need to know of an order. */
public final class CustomerOrders {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private CustomerOrders() {}

    /**
     * Of the recipient that it names; who that is turns out by the customer.
     *
     * @param sku which article of ours a line means
     */
    public static CustomerOrder of(OrderFold.Standing standing, Function<Line, String> sku) {
        var order = standing.order();
        return new CustomerOrder(
                order.id(),
                order.channel(),
                order.externalId(),
                order.number(),
                recipientId(order),
                money(order.totals().grand(), order.currency()),
                order.is(Flag.URGENT),
                order.is(Flag.TEST),
                standing.cancelled(),
                order.orderedAt(),
                order.updatedAt(),
                lines(standing, sku));
    }

    /** The channel's own id of a customer, or one made of the order's when it came from a guest. */
    private static String recipientId(CanonicalOrder order) {
        var buyer = order.buyer().id();
        return buyer == null
                ? order.channel() + ":order:" + order.externalId()
                : order.channel() + ":customer:" + buyer;
    }

    private static List<CustomerOrder.Line> lines(OrderFold.Standing standing, Function<Line, String> sku) {
        var order = standing.order();
        return IntStream.range(0, order.lines().size())
                .mapToObj(i -> line(i + 1, order.lines().get(i), sku, standing))
                .toList();
    }

    private static CustomerOrder.Line line(int no, Line line, Function<Line, String> sku, OrderFold.Standing standing) {
        var order = standing.order();
        boolean ours = !standing.cancelled()
                && !order.is(Flag.MARKETPLACE_FULFILLED)
                && !line.flags().contains(Flag.MARKETPLACE_FULFILLED);
        return new CustomerOrder.Line(
                no,
                sku.apply(line),
                line.name(),
                units(line.quantity()),
                ours ? units(line.open()) : 0,
                money(line.unitPrice(), order.currency()),
                line.promisedOn());
    }

    /** A part of a unit needs a whole one. */
    private static int units(BigDecimal quantity) {
        return quantity.max(BigDecimal.ZERO)
                .min(MOST)
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable Currency currency) {
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    public static Customer customer(CanonicalOrder order) {
        var address = order.shipTo() == null ? order.billTo() : order.shipTo();
        var buyer = order.buyer();
        return new Customer(
                buyer.name() == null && address != null ? address.name() : buyer.name(),
                buyer.email(),
                buyer.phone(),
                buyer.locale(),
                address == null ? null : address.country(),
                address == null ? null : address.region());
    }
}
