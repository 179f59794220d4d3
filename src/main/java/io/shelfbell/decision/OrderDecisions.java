package io.shelfbell.decision;

import static java.util.stream.Collectors.groupingBy;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.inventory.AliasList;
import io.shelfbell.order.CustomerOrders;
import io.shelfbell.order.OrderBook;
import io.shelfbell.order.OrderFold;
import io.shelfbell.order.OrderVersions;
import io.shelfbell.order.OrderVersions.Incoming;
import io.shelfbell.order.OrderVersions.Name;
import io.shelfbell.recipient.RecipientBook;
import io.shelfbell.recipient.RecipientBook.Arrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From versions of orders to what they leave uncovered, in one transaction. Safe to repeat. */
@Component
public class OrderDecisions {
    private final OrderVersions versions;
    private final OrderBook orders;
    private final RecipientBook recipients;
    private final AliasList aliases;
    private final StockRoom room;
    private final ChangeDecisions changes;

    OrderDecisions(
            OrderVersions versions,
            OrderBook orders,
            RecipientBook recipients,
            AliasList aliases,
            StockRoom room,
            ChangeDecisions changes) {
        this.versions = versions;
        this.orders = orders;
        this.recipients = recipients;
        this.aliases = aliases;
        this.room = room;
        this.changes = changes;
    }

    /** What became of a version of an order. */
    public enum Outcome {
        ACCEPTED,
        /** It does not count until somebody releases it. */
        HELD,
        /** It counts as soon as the order comes that it changes or cancels. */
        WAITING,
        /** This version was taken before. */
        DUPLICATE,
        /** A version of this name was taken before, and said something else. */
        CONTRADICTED,
        /** A newer version was taken before. */
        SUPERSEDED
    }

    /** In their order; of versions with one name the first counts. */
    @Transactional
    public List<Outcome> handle(List<Incoming> incoming, Instant now) {
        var first = new LinkedHashMap<Name, Incoming>();
        incoming.forEach(in -> first.putIfAbsent(in.name(), in));
        var ids = first.values().stream().map(in -> in.order().id()).distinct().toList();
        versions.lock(ids);
        var arrivals = versions.add(first.values());
        var known = versions.of(ids);
        var standing = new ArrayList<OrderFold.Standing>();
        var fresh = first.values().stream()
                .filter(in -> !in.held() && arrivals.get(in.name()) == OrderVersions.Arrival.NEW)
                .map(Incoming::order)
                .collect(groupingBy(CanonicalOrder::id));
        for (var entry : fresh.entrySet()) {
            var all = Objects.requireNonNull(known.get(entry.getKey()));
            var before = OrderFold.of(
                    all.stream().filter(one -> !isOneOf(one, entry.getValue())).toList());
            OrderFold.of(all)
                    .filter(after -> before.filter(after::equals).isEmpty())
                    .ifPresent(standing::add);
        }
        take(standing, now);
        return incoming.stream()
                .map(in -> outcome(
                        in,
                        first.get(in.name()) == in
                                ? arrivals.getOrDefault(in.name(), OrderVersions.Arrival.SAME)
                                : OrderVersions.Arrival.SAME,
                        known))
                .toList();
    }

    /** Takes orders in again as they stand, such as after their articles got other names. */
    @Transactional
    public void place(Collection<String> orderIds, Instant now) {
        versions.lock(orderIds);
        takeAgain(orderIds, now);
    }

    private void takeAgain(Collection<String> orderIds, Instant now) {
        take(
                versions.of(orderIds).values().stream()
                        .flatMap(all -> OrderFold.of(all).stream())
                        .toList(),
                now);
    }

    /**
     * What versions say that were taken before is understood otherwise now. Safe to repeat.
     *
     * @throws IllegalArgumentException when one of them was never taken
     */
    @Transactional
    public void reread(Collection<CanonicalOrder> orders, Instant now) {
        var ids = orders.stream().map(CanonicalOrder::id).distinct().toList();
        versions.lock(ids);
        if (versions.replace(orders) < orders.size())
            throw new IllegalArgumentException("Not all of these versions were taken: " + ids);
        takeAgain(ids, now);
    }

    private static boolean isOneOf(CanonicalOrder order, List<CanonicalOrder> fresh) {
        return fresh.stream().anyMatch(one -> one.version().equals(order.version()));
    }

    private static Outcome outcome(
            Incoming in, OrderVersions.Arrival arrival, Map<String, List<CanonicalOrder>> known) {
        if (arrival != OrderVersions.Arrival.NEW)
            return arrival == OrderVersions.Arrival.SAME ? Outcome.DUPLICATE : Outcome.CONTRADICTED;
        if (in.held()) return Outcome.HELD;
        var versions = known.getOrDefault(in.order().id(), List.of());
        if (OrderFold.of(versions).isEmpty()) return Outcome.WAITING;
        return OrderFold.isSuperseded(in.order(), versions) ? Outcome.SUPERSEDED : Outcome.ACCEPTED;
    }

    private void take(List<OrderFold.Standing> standing, Instant now) {
        if (standing.isEmpty()) return;
        var articles =
                Articles.of(standing.stream().map(OrderFold.Standing::order).toList(), aliases);
        var placed = standing.stream()
                .map(one -> CustomerOrders.of(one, line -> articles.sku(one.order(), line)))
                .toList();
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < placed.size(); i++)
            arrivals.add(new Arrival(
                    CustomerOrders.customer(standing.get(i).order()),
                    placed.get(i).recipientId()));
        var ids = recipients.resolve(arrivals);
        var taken = new ArrayList<CustomerOrder>();
        for (int i = 0; i < placed.size(); i++) taken.add(placed.get(i).placedBy(ids.get(i)));
        put(taken, now);
    }

    /** Orders whose recipients are known. */
    private void put(List<CustomerOrder> taken, Instant now) {
        var skus =
                new TreeSet<>(orders.skus(taken.stream().map(CustomerOrder::id).toList()));
        taken.forEach(order -> order.lines().forEach(line -> skus.add(line.sku())));
        var held = room.lock(skus);
        orders.put(taken);
        var open = room.open(held, now);
        open.shelves()
                .all()
                .forEach(shelf -> shelf.because(
                        taken.size() == 1
                                ? "order " + taken.get(0).id()
                                : "one of the orders from " + taken.get(0).id()));
        changes.decide(open.shelves().moves(shelf -> shelf.reconsider(now)), open, now);
        room.putAway(open);
    }
}
