package io.shelfbell.decision;

import io.shelfbell.fact.Customer;
import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.order.OrderBook;
import io.shelfbell.recipient.RecipientBook;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From an order to what it leaves uncovered, in one transaction. Safe to repeat for the same version of the order. */
@Component
public class OrderDecisions {
    private final OrderBook orders;
    private final RecipientBook recipients;
    private final StockRoom room;
    private final ChangeDecisions changes;

    OrderDecisions(OrderBook orders, RecipientBook recipients, StockRoom room, ChangeDecisions changes) {
        this.orders = orders;
        this.recipients = recipients;
        this.room = room;
        this.changes = changes;
    }

    /** What became of a version of an order. */
    public enum Outcome {
        ACCEPTED,
        /** This version was taken before. */
        DUPLICATE,
        /** A newer version was taken before. */
        SUPERSEDED
    }

    /** @param customer decides which recipient the order belongs to; the order's own recipient id is used for somebody new */
    @Transactional
    public Outcome handle(CustomerOrder order, Customer customer, Instant receivedAt) {
        orders.lock(order.id());
        var known = orders.version(order.id());
        if (known.filter(order.updatedAt()::equals).isPresent()) return Outcome.DUPLICATE;
        if (known.filter(order.updatedAt()::isBefore).isPresent()) return Outcome.SUPERSEDED;
        take(order.placedBy(recipients.resolve(customer, order.recipientId())), receivedAt);
        return Outcome.ACCEPTED;
    }

    private void take(CustomerOrder order, Instant receivedAt) {
        var skus = new TreeSet<>(orders.skus(order.id()));
        order.lines().forEach(line -> skus.add(line.sku()));
        var held = room.lock(skus);
        orders.put(List.of(order));
        var open = room.open(held, receivedAt);
        open.shelves().all().forEach(shelf -> shelf.because("order " + order.id()));
        changes.decide(open.shelves().moves(shelf -> shelf.reconsider(receivedAt)), open, receivedAt);
        room.putAway(open);
    }
}
