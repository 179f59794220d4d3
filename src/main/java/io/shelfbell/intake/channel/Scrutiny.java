package io.shelfbell.intake.channel;

import static io.shelfbell.intake.channel.SalesChannel.AddressPolicy.BILLING;
import static io.shelfbell.intake.channel.SalesChannel.AddressPolicy.NONE;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.CanonicalOrder.Address;
import io.shelfbell.fact.CanonicalOrder.Kind;
import io.shelfbell.fact.CanonicalOrder.Line;
import io.shelfbell.fact.ConcernKind;
import io.shelfbell.fact.OrderConcern.Noticed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at a whole order for what does not add up. Tables decide what becomes of it. */
final class Scrutiny {
    private static final Duration FAR = Duration.ofDays(3 * 365);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final SalesChannel channel;
    private final CanonicalOrder order;
    private final String pointer;
    private final Instant now;
    private final List<Noticed> noticed = new ArrayList<>();

    /** @param pointer to the order in its document */
    Scrutiny(SalesChannel channel, CanonicalOrder order, String pointer, Instant now) {
        this.channel = channel;
        this.order = order;
        this.pointer = pointer;
        this.now = now;
    }

    List<Noticed> all() {
        notice("", ConcernKind.ORDER, "An order.");
        if (order.kind() == Kind.ORDER) whole();
        var ids = new HashSet<String>();
        for (int i = 0; i < order.lines().size(); i++)
            line(pointer + "/lines/" + i, order.lines().get(i), ids);
        amounts();
        date("/orderedAt", order.orderedAt());
        date("/updatedAt", order.updatedAt());
        return noticed;
    }

    private void notice(String place, ConcernKind kind, String message) {
        noticed.add(Noticed.at(pointer + place, kind, message));
    }

    private void whole() {
        if (order.lines().isEmpty()) notice("/lines", ConcernKind.MISSING_LINES, "An order without lines.");
        var buyer = order.buyer();
        if (buyer.email() == null && buyer.phone() == null && buyer.id() == null)
            notice(
                    "/buyer",
                    ConcernKind.MISSING_CONTACT,
                    "Neither an id of the buyer nor an e-mail address nor a telephone number.");
        if (channel.address() == NONE) return;
        var address = order.shipTo() == null && channel.address() == BILLING ? order.billTo() : order.shipTo();
        boolean perLine = !order.lines().isEmpty() && order.lines().stream().allMatch(line -> line.shipTo() != null);
        if (address != null) address(address == order.shipTo() ? "/shipTo" : "/billTo", address);
        else if (!perLine) notice("/shipTo", ConcernKind.MISSING_ADDRESS, "It does not say where it goes.");
    }

    /** One that both sides have a number for needs no more. */
    private void address(String pointer, Address address) {
        var missing = new ArrayList<String>();
        if (address.street().isEmpty() && address.placeId() == null) missing.add("street");
        if (address.city() == null && address.placeId() == null) missing.add("city");
        if (address.country() == null && address.placeId() == null) missing.add("country");
        if (!missing.isEmpty())
            notice(pointer, ConcernKind.INCOMPLETE_ADDRESS, "The address lacks " + String.join(", ", missing) + ".");
        if (address.country() != null && !COUNTRIES.contains(address.country()))
            notice(
                    pointer + "/country",
                    ConcernKind.UNKNOWN_COUNTRY,
                    "Expected ISO 3166-1 alpha-2, found \"" + address.country() + "\".");
    }

    private void line(String place, Line line, Set<String> ids) {
        noticed.add(Noticed.at(place, ConcernKind.LINE, "A line.").about(line));
        if (!ids.add(line.lineId()))
            about(place, line, ConcernKind.REPEATED_LINE, "Two lines are called " + line.lineId() + ".");
        int sign = line.quantity().signum();
        if (sign < 0)
            about(place + "/quantity", line, ConcernKind.QUANTITY_NEGATIVE, "A quantity of " + line.quantity() + ".");
        if (sign == 0) about(place + "/quantity", line, ConcernKind.QUANTITY_ZERO, "Nothing is ordered.");
        if (line.quantity().stripTrailingZeros().scale() > 0)
            about(
                    place + "/quantity",
                    line,
                    ConcernKind.QUANTITY_FRACTION,
                    "Expected whole units, found " + line.quantity() + ".");
        price(place, line);
    }

    private void about(String place, Line line, ConcernKind kind, String message) {
        noticed.add(Noticed.at(place, kind, message).about(line));
    }

    private void price(String place, Line line) {
        var price = line.unitPrice();
        if (price == null) return;
        if (price.signum() < 0)
            about(place + "/unitPrice", line, ConcernKind.NEGATIVE_AMOUNT, "A price of " + price + ".");
        var currency = order.currency();
        if (currency != null && isTooFine(price, currency))
            about(
                    place + "/unitPrice",
                    line,
                    ConcernKind.TOO_MANY_DECIMALS,
                    currency + " has " + currency.getDefaultFractionDigits() + " decimals, found " + price + ".");
        if (line.amount() == null) return;
        var expected = price.multiply(line.quantity());
        var withoutDiscount = expected.subtract(orZero(line.discount()));
        var difference = expected.subtract(line.amount())
                .abs()
                .min(withoutDiscount.subtract(line.amount()).abs());
        if (difference.signum() != 0)
            noticed.add(new Noticed(
                    ConcernKind.LINE_AMOUNT_DIFFERS,
                    place + "/amount",
                    "Expected " + expected.stripTrailingZeros().toPlainString() + ", found " + line.amount() + ".",
                    null,
                    difference,
                    line));
    }

    private static boolean isTooFine(BigDecimal amount, Currency currency) {
        return currency.getDefaultFractionDigits() >= 0
                && amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits();
    }

    private void amounts() {
        var grand = order.totals().grand();
        if (grand == null) return;
        if (grand.signum() < 0) notice("/totals/grand", ConcernKind.NEGATIVE_AMOUNT, "A total of " + grand + ".");
        differs("/totals/grand", channel.totals().grand(order.totals(), sumOfLines(), grand), grand);
        if (order.totals().lines() != null)
            differs("/totals/lines", sumOfLines(), order.totals().lines());
    }

    private void differs(String place, @Nullable BigDecimal expected, BigDecimal found) {
        if (expected == null || expected.compareTo(found) == 0) return;
        var message =
                "Expected " + expected.stripTrailingZeros().toPlainString() + ", found " + found.toPlainString() + ".";
        noticed.add(new Noticed(
                ConcernKind.TOTAL_DIFFERS,
                pointer + place,
                message,
                null,
                expected.subtract(found).abs(),
                null));
    }

    private @Nullable BigDecimal sumOfLines() {
        if (order.kind() == Kind.CHANGE) return null;
        var amounts = order.lines().stream().map(Scrutiny::amount).toList();
        if (amounts.isEmpty() || amounts.contains(null)) return null;
        return amounts.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable BigDecimal amount(Line line) {
        if (line.amount() != null) return line.amount();
        return line.unitPrice() == null ? null : line.unitPrice().multiply(line.quantity());
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private void date(String pointer, Instant at) {
        if (Duration.between(now, at).compareTo(FAR) > 0)
            notice(pointer, ConcernKind.FAR_DATE, at + " is more than three years away.");
    }
}
