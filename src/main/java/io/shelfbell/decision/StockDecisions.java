package io.shelfbell.decision;

import io.shelfbell.fact.StockReading;
import io.shelfbell.inventory.Shelf;
import io.shelfbell.inventory.StockLedger;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From readings to occasions, in one transaction. Safe to repeat for the same readings. */
@Component
public class StockDecisions {
    private final StockRoom room;
    private final StockLedger stock;
    private final ChangeDecisions changes;
    private final Clock clock;

    StockDecisions(StockRoom room, StockLedger stock, ChangeDecisions changes, Clock clock) {
        this.room = room;
        this.stock = stock;
        this.changes = changes;
        this.clock = clock;
    }

    /** Says for each reading, in their order, what became of it. */
    @Transactional
    public List<Shelf.Outcome> handle(List<StockReading> readings) {
        var receivedAt = clock.instant();
        var skus = new TreeSet<>(readings.stream().map(StockReading::sku).toList());
        var open = room.open(room.lock(skus), receivedAt);
        var taken = stock.take(readings, open.shelves());
        changes.decide(taken.moves(), open, receivedAt);
        room.putAway(open);
        return taken.outcomes();
    }

    /** Takes in what a source has already cut into moments: nothing between the readings of one moment fires. */
    @Transactional
    public void handleMoments(List<List<StockReading>> moments) {
        if (moments.isEmpty()) return;
        var receivedAt = clock.instant();
        var skus = new TreeSet<>(
                moments.stream().flatMap(List::stream).map(StockReading::sku).toList());
        var open = room.open(room.lock(skus), receivedAt);
        changes.decide(stock.takeMoments(moments, open.shelves()), open, receivedAt);
        room.putAway(open);
    }

    /** A merchandiser moved the low-stock line of these SKUs: what stands below it now has crossed it. */
    @Transactional
    public void reconsider(Collection<String> skus) {
        var now = clock.instant();
        var open = room.open(room.lock(skus), now);
        changes.decide(open.shelves().moves(shelf -> shelf.move(now)), open, now);
        room.putAway(open);
    }
}
