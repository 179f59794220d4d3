package io.shelfbell.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.shelfbell.fact.OpenLine;
import io.shelfbell.fact.Priority;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.StockPosition;
import io.shelfbell.order.Allocation;
import io.shelfbell.order.BackorderList;
import io.shelfbell.recipient.RecipientBook;
import io.shelfbell.rule.RuleBook;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The open order lines of some SKUs while stock moves: who is covered, first ordered first served unless a rule ranks them. */
final class Backlog {
    private static final int UNRANKED = 100;

    private final Map<String, List<OpenLine>> bySku;
    private final Source source;

    private Backlog(Map<String, List<OpenLine>> bySku, Source source) {
        this.bySku = new HashMap<>(bySku);
        this.source = source;
    }

    /** Spreads the position's shortage over its lines and remembers the result for the next move of the same SKU. */
    List<Allocation> allocate(StockPosition position) {
        var lines = bySku.getOrDefault(position.sku(), List.of());
        var ranked = position.shortage() > 0 && lines.size() > 1 ? source.ranked(lines) : lines;
        var allocations = Allocation.spread(ranked, position.shortage());
        bySku.put(
                position.sku(),
                allocations.stream()
                        .map(a -> a.line().backordered(a.backordered()))
                        .toList());
        return allocations;
    }

    /** Finds backlogs and ranks their lines. */
    @Component
    static final class Source {
        private final BackorderList backorders;
        private final RecipientBook recipients;
        private final RuleBook rules;

        Source(BackorderList backorders, RecipientBook recipients, RuleBook rules) {
            this.backorders = backorders;
            this.recipients = recipients;
            this.rules = rules;
        }

        Backlog of(Collection<String> skus) {
            if (skus.isEmpty()) return new Backlog(Map.of(), this);
            return new Backlog(backorders.lines(skus).stream().collect(groupingBy(OpenLine::sku)), this);
        }

        private List<OpenLine> ranked(List<OpenLine> lines) {
            var customers =
                    recipients.of(lines.stream().map(OpenLine::recipientId).collect(toSet()));
            return lines.stream()
                    .map(line -> line.ofTier(Optional.ofNullable(customers.get(line.recipientId()))
                            .map(Recipient::tier)
                            .orElse(null)))
                    .map(line -> new Ranked(line, rank(line)))
                    .sorted(Comparator.comparingInt(Ranked::rank)
                            .thenComparing(r -> r.line().orderedAt()))
                    .map(Ranked::line)
                    .toList();
        }

        private int rank(OpenLine line) {
            return rules.allocation(line).actions().stream()
                    .mapToInt(Priority::rank)
                    .findFirst()
                    .orElse(UNRANKED);
        }

        private record Ranked(OpenLine line, int rank) {}
    }
}
