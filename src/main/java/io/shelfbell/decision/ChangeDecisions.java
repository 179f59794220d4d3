package io.shelfbell.decision;

import io.shelfbell.fact.Audience;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.StockChange;
import io.shelfbell.inventory.Move;
import io.shelfbell.order.Allocation;
import io.shelfbell.order.BackorderList;
import io.shelfbell.rule.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What moves of stock mean: which order lines they leave uncovered or cover again, and which occasions they fire. */
@Component
class ChangeDecisions {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeDecisions.class);

    private final Backlog.Source backlogs;
    private final BackorderList backorders;
    private final RuleBook rules;
    private final OccasionLedger occasions;
    private final AudienceWorkers audiences;

    ChangeDecisions(
            Backlog.Source backlogs,
            BackorderList backorders,
            RuleBook rules,
            OccasionLedger occasions,
            AudienceWorkers audiences) {
        this.backlogs = backlogs;
        this.backorders = backorders;
        this.rules = rules;
        this.occasions = occasions;
        this.audiences = audiences;
    }

    /** Runs inside the transaction that holds the SKUs' locks. */
    void decide(List<Move> moves, StockRoom.OpenShelves open, Instant receivedAt) {
        if (moves.isEmpty()) return;
        var backlog = backlogs.of(moves, open.shelves());
        var fired = new ArrayList<NewOccasion>();
        var numbers = new OccasionNumbers(occasions);
        var marks = new LinkedHashMap<LineKey, BackorderList.Mark>();
        for (var move : moves) {
            var allocations = backlog.allocate(move);
            var change = change(open.items().getOrDefault(move.sku(), Item.unlisted(move.sku())), move, allocations);
            var occasionsOfChange = fire(change, numbers, receivedAt);
            fired.addAll(occasionsOfChange);
            allocations.stream().filter(Allocation::isChanged).forEach(a -> mark(marks, a, occasionsOfChange));
        }
        backorders.mark(marks.values());
        occasions.add(fired);
        fired.stream().map(NewOccasion::lane).distinct().forEach(audiences::wake);
    }

    private static StockChange change(Item item, Move move, List<Allocation> allocations) {
        return new StockChange(
                item,
                move.before(),
                move.after(),
                (int) allocations.stream()
                        .filter(Allocation::isNewlyBackordered)
                        .count(),
                (int) allocations.stream().filter(Allocation::isCovered).count(),
                (int) allocations.stream().filter(Allocation::isWaiting).count(),
                move.observedAt(),
                move.snapshot());
    }

    private List<NewOccasion> fire(StockChange change, OccasionNumbers numbers, Instant receivedAt) {
        var verdict = rules.firing(change);
        if (verdict.decided().isEmpty()) return List.of();
        var fired = new ArrayList<NewOccasion>();
        for (var decided : verdict.decided()) {
            var firing = decided.action();
            var occasion = NewOccasion.of(numbers.next(), change, decided, rules.release(), receivedAt);
            fired.add(occasion);
            LOG.info(
                    "occasion={} id={} sku={} available={} audience={} rows={}",
                    firing.occasion(),
                    occasion.id(),
                    change.item().sku(),
                    change.after().available(),
                    firing.audience(),
                    occasion.rows());
        }
        return fired;
    }

    /** Several moves of one SKU may change the same line: the last number and the last occasions stay. */
    private static void mark(Map<LineKey, BackorderList.Mark> marks, Allocation allocation, List<NewOccasion> fired) {
        var line = allocation.line();
        var mark = new BackorderList.Mark(
                line.orderId(),
                line.lineNo(),
                allocation.backordered(),
                allocation.isNewlyBackordered() ? idFor(Audience.BACKORDERED_CUSTOMERS, fired) : null,
                allocation.isCovered() ? idFor(Audience.COVERED_CUSTOMERS, fired) : null);
        marks.merge(LineKey.of(line), mark, (was, is) -> is.after(was));
    }

    private static @Nullable Long idFor(Audience audience, List<NewOccasion> fired) {
        return fired.stream()
                .filter(occasion -> occasion.audience().contains(audience))
                .map(NewOccasion::id)
                .findFirst()
                .orElse(null);
    }
}
