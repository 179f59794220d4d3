package io.shelfbell.intake.channel;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.CanonicalOrder.Address;
import io.shelfbell.fact.CanonicalOrder.Buyer;
import io.shelfbell.fact.CanonicalOrder.Change;
import io.shelfbell.fact.CanonicalOrder.Flag;
import io.shelfbell.fact.CanonicalOrder.Kind;
import io.shelfbell.fact.CanonicalOrder.Line;
import io.shelfbell.fact.CanonicalOrder.Totals;
import io.shelfbell.fact.ConcernKind;
import io.shelfbell.fact.OrderConcern.Noticed;
import io.shelfbell.recipient.PhoneNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a mapped order, with its types. */
final class CanonicalReader {
    private static final int LONGEST_EMAIL = 254; // RFC 5321 section 4.5.3.1.3: 256 octets with the angle brackets

    private final SalesChannel channel;
    private final CanonicalFields order;
    private final List<Noticed> noticed;

    CanonicalReader(SalesChannel channel, CanonicalFields order, List<Noticed> noticed) {
        this.channel = channel;
        this.order = order;
        this.noticed = noticed;
    }

    /** Null without an identity or a time: such an order cannot be told from another one, or not from its versions. */
    @Nullable
    CanonicalOrder read() {
        var id = order.key("id");
        var updatedAt = order.instant("updatedAt");
        var orderedAt = order.instant("orderedAt");
        if (id == null || updatedAt == null && orderedAt == null) return null;
        var placed = orderedAt == null ? updatedAt : orderedAt;
        var updated = updatedAt == null ? orderedAt : updatedAt;
        if (placed == null || updated == null) return null;
        var version = order.key("version");
        var number = order.text("number");
        return new CanonicalOrder(
                channel.name(),
                id,
                version == null ? updated.toString() : version,
                order.words("kind", Kind.class).stream().findFirst().orElse(Kind.ORDER),
                number == null ? id : number,
                placed,
                updated,
                currency(),
                buyer(order.object("buyer")),
                address(order.object("shipTo")),
                address(order.object("billTo")),
                lines(),
                totals(order.object("totals")),
                order.words("flags", Flag.class),
                order.pairs("references"),
                order.texts("notes"));
    }

    private @Nullable Currency currency() {
        var codes = order.texts("currency").stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        if (codes.size() > 1)
            order.notice("currency", ConcernKind.MIXED_CURRENCIES, "One order, several currencies: " + codes + ".");
        if (codes.isEmpty()) return null;
        try {
            return Currency.getInstance(codes.get(0));
        } catch (IllegalArgumentException e) {
            order.notice(
                    "currency",
                    ConcernKind.UNKNOWN_CURRENCY,
                    "There is no currency " + codes.get(0) + "; amounts are left out.");
            return null;
        }
    }

    private Buyer buyer(CanonicalFields buyer) {
        return new Buyer(
                buyer.key("id"),
                buyer.text("name"),
                buyer.text("company"),
                email(buyer),
                phone(buyer),
                buyer.locale("locale"));
    }

    /** The first that looks like one. */
    private static @Nullable String email(CanonicalFields buyer) {
        return buyer.texts("email").stream()
                .filter(email -> email.length() <= LONGEST_EMAIL && email.matches("[^@\\s]+@[^@\\s]+"))
                .findFirst()
                .orElse(null);
    }

    /** In international form; a local number belongs to the country of the address. */
    private @Nullable String phone(CanonicalFields buyer) {
        var shipTo = order.object("shipTo");
        var country = (shipTo.isEmpty() ? order.object("billTo") : shipTo).text("country");
        return buyer.texts("phone").stream()
                .flatMap(
                        phone -> PhoneNumbers.read(phone, country)
                                .map(PhoneNumbers.PhoneNumber::e164)
                                .or(() -> international(phone))
                                .stream())
                .findFirst()
                .orElse(null);
    }

    /** One that the tables of numbers do not know yet; whoever sends to it finds out. */
    private static Optional<String> international(String phone) {
        return Optional.of(phone.replaceAll("[\\s().-]", "")).filter(digits -> digits.matches("\\+[1-9][0-9]{6,14}"));
    }

    private static @Nullable Address address(CanonicalFields address) {
        if (address.isEmpty()) return null;
        return new Address(
                address.key("placeId"),
                address.text("name"),
                address.text("company"),
                address.texts("street"),
                address.text("city"),
                address.text("region"),
                address.text("postalCode"),
                address.text("country"),
                address.text("phone"));
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var fields : order.objects("lines")) {
            int before = noticed.size();
            var line = line(lines.size() + 1, fields);
            for (int i = before; i < noticed.size(); i++)
                noticed.set(i, noticed.get(i).about(line));
            lines.add(line);
        }
        return lines;
    }

    private static Line line(int no, CanonicalFields line) {
        var quantity = quantity(line);
        var open = line.decimal("open", ConcernKind.NOT_A_QUANTITY);
        var id = line.key("id");
        return new Line(
                id == null ? Integer.toString(no) : id,
                sku(no, line),
                line.key("buyerSku"),
                line.key("gtin"),
                line.text("name"),
                quantity,
                open == null || open.signum() < 0 ? remaining(quantity, line) : open.min(quantity),
                line.text("unit"),
                line.decimal("unitPrice", ConcernKind.NOT_AN_AMOUNT),
                line.decimal("amount", ConcernKind.NOT_AN_AMOUNT),
                line.sum("discount", ConcernKind.NOT_AN_AMOUNT),
                line.sum("tax", ConcernKind.NOT_AN_AMOUNT),
                line.day("requestedOn"),
                line.day("promisedOn"),
                address(line.object("shipTo")),
                line.words("flags", Flag.class),
                line.words("change", Change.class).stream().findFirst().orElse(Change.PUT));
    }

    /** Without what was shipped, cancelled or refunded, where the channel says how many, and not how many are left. */
    private static BigDecimal remaining(BigDecimal quantity, CanonicalFields line) {
        var done = line.sum("done", ConcernKind.NOT_A_QUANTITY);
        return done == null || done.signum() < 0
                ? quantity
                : quantity.subtract(done).max(BigDecimal.ZERO);
    }

    private static BigDecimal quantity(CanonicalFields line) {
        boolean said = line.text("quantity") != null;
        var quantity = line.decimal("quantity", ConcernKind.NOT_A_QUANTITY);
        if (quantity != null) return quantity;
        if (!said) line.notice("quantity", ConcernKind.NOT_A_QUANTITY, "A line needs a quantity.");
        return BigDecimal.ZERO;
    }

    /** What the channel has instead stands in, with a word of warning. */
    private static String sku(int no, CanonicalFields line) {
        var sku = line.key("sku");
        if (sku != null) return sku;
        var name = Optional.ofNullable(line.key("instead"))
                .or(() -> CanonicalOrder.Line.unnamed(line.key("buyerSku"), line.key("gtin")))
                .orElse("line-" + no);
        line.notice("sku", ConcernKind.NO_SKU, "The line has no SKU; " + name + " stands in.");
        return name;
    }

    private Totals totals(CanonicalFields totals) {
        var included = totals.flag("taxIncluded");
        return new Totals(
                totals.sum("lines", ConcernKind.NOT_AN_AMOUNT),
                totals.sum("discount", ConcernKind.NOT_AN_AMOUNT),
                totals.sum("shipping", ConcernKind.NOT_AN_AMOUNT),
                totals.sum("tax", ConcernKind.NOT_AN_AMOUNT),
                totals.sum("grand", ConcernKind.NOT_AN_AMOUNT),
                included == null ? channel.taxIncluded() : included);
    }
}
