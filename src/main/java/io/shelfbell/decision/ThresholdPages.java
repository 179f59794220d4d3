package io.shelfbell.decision;

import io.shelfbell.fact.StockPosition;
import io.shelfbell.inventory.LinePlace;
import io.shelfbell.inventory.StockHistory;
import io.shelfbell.inventory.StockLedger;
import io.shelfbell.inventory.ThresholdChanges;
import io.shelfbell.inventory.ThresholdChanges.Claimed;
import io.shelfbell.inventory.ThresholdList;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks again at the items of lines that were moved, some at a time; a page that failed is due again when its lease ends. */
@Component
class ThresholdPages {
    private static final Logger LOG = LoggerFactory.getLogger(ThresholdPages.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int PAGE = 500;

    private final ThresholdChanges changes;
    private final ThresholdList lines;
    private final StockLedger stock;
    private final StockHistory history;
    private final SalesCount sales;
    private final StockDecisions decisions;
    private final Clock clock;

    ThresholdPages(
            ThresholdChanges changes,
            ThresholdList lines,
            StockLedger stock,
            StockHistory history,
            SalesCount sales,
            StockDecisions decisions,
            Clock clock) {
        this.changes = changes;
        this.lines = lines;
        this.stock = stock;
        this.history = history;
        this.sales = sales;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Once a day (UTC), on one node: every item is counted anew, and what is too old is forgotten. */
    @Transactional
    public void beginDay() {
        if (!sales.begin()) return;
        changes.add(List.of(LinePlace.DEFAULT), clock.instant());
        int forgotten = history.forget(clock.instant());
        LOG.info("thresholds=counted anew day={} forgotten={}", sales.today(), forgotten);
    }

    /** A page of single items; how many there were. */
    int items() {
        var claimed = changes.claimItems(PAGE, clock.instant(), LEASE);
        if (claimed.isEmpty()) return 0;
        reconsider(claimed.stream().map(Claimed::key).toList());
        changes.done(claimed);
        return claimed.size();
    }

    /** A page of the items of one line; how many there were, at least one when there was a line at all. */
    int many() {
        var claimed = changes.claimMany(clock.instant(), LEASE);
        claimed.ifPresent(this::page);
        return claimed.isPresent() ? 1 : 0;
    }

    private void page(Claimed many) {
        var skus = changes.page(many, PAGE);
        reconsider(skus);
        if (skus.size() < PAGE) changes.done(List.of(many));
        else changes.advance(many, skus.get(PAGE - 1), clock.instant());
    }

    private void reconsider(List<String> skus) {
        if (skus.isEmpty()) return;
        sales.count(skus);
        var moved = moved(skus, stock.positions(skus));
        if (!moved.isEmpty()) decisions.reconsider(moved);
    }

    /** Those whose line is not the one that was last decided about: the others keep their locks free. */
    private List<String> moved(Collection<String> skus, Map<String, StockPosition> positions) {
        return lines.of(skus).entrySet().stream()
                .filter(line -> {
                    var position = positions.get(line.getKey());
                    return position != null && position.lowStockThreshold() != line.getValue();
                })
                .map(Map.Entry::getKey)
                .toList();
    }
}
