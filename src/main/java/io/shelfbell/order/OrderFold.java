package io.shelfbell.order;

import static java.util.Comparator.comparing;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.CanonicalOrder.Change;
import io.shelfbell.fact.CanonicalOrder.Kind;
import io.shelfbell.fact.CanonicalOrder.Line;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an order is, by all its versions. The same versions give the same order, however often and in which sequence they came: they
 * are told one after the other by the time at which they came about, and by their name where that is the same.
 */
public final class OrderFold {
    private static final Comparator<CanonicalOrder> SEQUENCE = comparing(CanonicalOrder::updatedAt)
            .thenComparing(CanonicalOrder::kind)
            .thenComparing(CanonicalOrder::version);

    private @Nullable CanonicalOrder now;
    private boolean cancelled;

    private OrderFold() {}

    /**
     * An order as it stands.
     *
     * @param order with the time of its last version
     */
    public record Standing(CanonicalOrder order, boolean cancelled) {}

    /** Empty while only changes or a cancellation of it are known. */
    public static Optional<Standing> of(Collection<CanonicalOrder> versions) {
        var fold = new OrderFold();
        versions.stream().sorted(SEQUENCE).forEach(fold::take);
        return fold.now == null ? Optional.empty() : Optional.of(new Standing(fold.now, fold.cancelled));
    }

    /** Whether what a version says is said anew by a later one. */
    public static boolean isSuperseded(CanonicalOrder version, Collection<CanonicalOrder> versions) {
        return isWhole(version)
                && versions.stream().anyMatch(one -> isWhole(one) && SEQUENCE.compare(one, version) > 0);
    }

    private static boolean isWhole(CanonicalOrder version) {
        return version.kind() == Kind.ORDER
                || version.kind() == Kind.CANCELLATION && !version.lines().isEmpty();
    }

    private void take(CanonicalOrder version) {
        cancelled |= version.kind() == Kind.CANCELLATION;
        if (version.kind() == Kind.ORDER) cancelled = false;
        if (isWhole(version)) now = version;
        else if (now != null) now = changed(now, version);
    }

    private static CanonicalOrder changed(CanonicalOrder order, CanonicalOrder change) {
        var lines = new LinkedHashMap<String, Line>();
        order.lines().forEach(line -> lines.put(line.lineId(), line));
        for (var line : change.lines()) {
            if (line.change() == Change.REMOVE) lines.remove(line.lineId());
            else lines.merge(line.lineId(), line, OrderFold::changed);
        }
        return new CanonicalOrder(
                order.channel(),
                order.externalId(),
                change.version(),
                order.kind(),
                order.number(),
                order.orderedAt(),
                change.updatedAt(),
                either(change.currency(), order.currency()),
                order.buyer(),
                either(change.shipTo(), order.shipTo()),
                either(change.billTo(), order.billTo()),
                List.copyOf(lines.values()),
                change.totals().grand() == null ? order.totals() : change.totals(),
                order.flags(),
                order.references(),
                order.notes());
    }

    /** A change says again what it changes, and leaves the rest. */
    private static Line changed(Line line, Line change) {
        boolean named = !change.sku().startsWith("line-");
        return new Line(
                line.lineId(),
                named ? change.sku() : line.sku(),
                either(change.buyerSku(), line.buyerSku()),
                either(change.gtin(), line.gtin()),
                either(change.name(), line.name()),
                change.quantity(),
                change.open().max(BigDecimal.ZERO),
                either(change.unit(), line.unit()),
                either(change.unitPrice(), line.unitPrice()),
                either(change.amount(), line.amount()),
                either(change.discount(), line.discount()),
                either(change.tax(), line.tax()),
                either(change.requestedOn(), line.requestedOn()),
                either(change.promisedOn(), line.promisedOn()),
                either(change.shipTo(), line.shipTo()),
                change.flags().isEmpty() ? line.flags() : change.flags(),
                Change.PUT);
    }

    private static <T> @Nullable T either(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
