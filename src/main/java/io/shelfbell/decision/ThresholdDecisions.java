package io.shelfbell.decision;

import io.shelfbell.inventory.LinePlace;
import io.shelfbell.inventory.ThresholdChanges;
import io.shelfbell.inventory.ThresholdLine;
import io.shelfbell.inventory.ThresholdList;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves low-stock lines. What stands below its new line has crossed it: one item is decided about at once, the items of a category and of
 * an import page by page after the commit.
 */
@Component
public class ThresholdDecisions {
    private final ThresholdList lines;
    private final ThresholdChanges changes;
    private final ThresholdWorker worker;
    private final SalesCount sales;
    private final StockDecisions stock;
    private final Clock clock;

    ThresholdDecisions(
            ThresholdList lines,
            ThresholdChanges changes,
            ThresholdWorker worker,
            SalesCount sales,
            StockDecisions stock,
            Clock clock) {
        this.lines = lines;
        this.changes = changes;
        this.worker = worker;
        this.sales = sales;
        this.stock = stock;
        this.clock = clock;
    }

    /** Safe to repeat. */
    @Transactional
    public void set(ThresholdLine line) {
        lines.put(List.of(line));
        follow(line.place());
    }

    /** The next wider line holds again; false when there was none to take away. */
    @Transactional
    public boolean remove(LinePlace place) {
        boolean removed = lines.remove(place);
        if (removed) follow(place);
        return removed;
    }

    private void follow(LinePlace place) {
        if (place.isAboutOneItem()) {
            sales.count(List.of(place.key()));
            stock.reconsider(List.of(place.key()));
        } else followLater(List.of(place));
    }

    /** All or none; no place twice. Safe to repeat. */
    @Transactional
    public void setAll(Collection<ThresholdLine> all) {
        if (all.isEmpty()) return;
        lines.put(all);
        followLater(all.stream().map(ThresholdLine::place).toList());
    }

    private void followLater(Collection<LinePlace> places) {
        changes.add(places, clock.instant());
        worker.wake();
    }
}
