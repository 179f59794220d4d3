package io.shelfbell.decision;

import io.shelfbell.fact.StockReading;
import io.shelfbell.inventory.Shelf;
import io.shelfbell.inventory.StockLedger;
import io.shelfbell.order.OrderBook;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From readings to occasions, in one transaction. Safe to repeat for the same readings. */
@Component
public class StockDecisions {
    private final StockLedger stock;
    private final OrderBook orders;
    private final ChangeDecisions changes;
    private final Clock clock;

    StockDecisions(StockLedger stock, OrderBook orders, ChangeDecisions changes, Clock clock) {
        this.stock = stock;
        this.orders = orders;
        this.changes = changes;
        this.clock = clock;
    }

    /** Says for each reading, in their order, what became of it. */
    @Transactional
    public List<Shelf.Outcome> handle(List<StockReading> readings) {
        var receivedAt = clock.instant();
        var skus = new TreeSet<>(readings.stream().map(StockReading::sku).toList());
        stock.lock(skus);
        var shelves = stock.shelves(skus, orders.openUnits(skus));
        var taken = stock.take(readings, shelves);
        changes.decide(taken.moves(), receivedAt);
        stock.save(shelves.values());
        return taken.outcomes();
    }

    /** Takes in what a source has already cut into moments: nothing between the readings of one moment fires. */
    @Transactional
    public void handleMoments(List<List<StockReading>> moments) {
        if (moments.isEmpty()) return;
        var receivedAt = clock.instant();
        var skus = new TreeSet<>(
                moments.stream().flatMap(List::stream).map(StockReading::sku).toList());
        stock.lock(skus);
        var shelves = stock.shelves(skus, orders.openUnits(skus));
        changes.decide(stock.takeMoments(moments, shelves), receivedAt);
        stock.save(shelves.values());
    }

    /** A merchandiser moved the low-stock line of these SKUs: what stands below it now has crossed it. */
    @Transactional
    public void reconsider(Collection<String> skus) {
        var now = clock.instant();
        stock.lock(skus);
        var shelves = stock.shelves(skus, orders.openUnits(skus)).values();
        changes.decide(
                shelves.stream().flatMap(shelf -> shelf.move(now).stream()).toList(), now);
        stock.save(shelves);
    }
}
