package io.shelfbell.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.shelfbell.fact.OpenLine;
import io.shelfbell.fact.Priority;
import io.shelfbell.fact.Market;
import io.shelfbell.fact.Recipient;
import io.shelfbell.inventory.Move;
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

    /** Says which lines the move leaves uncovered, and remembers it for the next move of the same SKU. */
    List<Allocation> allocate(Move move) {
        var lines = bySku.getOrDefault(move.sku(), List.of());
        var allocations = move.pools().isEmpty() ? spread(lines, move.after().shortage()) : serve(lines, move);
        bySku.put(
                move.sku(),
                allocations.stream()
                        .map(a -> a.line().backordered(a.backordered()))
                        .toList());
        return allocations;
    }

    private List<Allocation> spread(List<OpenLine> lines, int shortage) {
        if (shortage == 0 || lines.size() < 2) return Allocation.spread(lines, shortage);
        return Allocation.spread(source.ranked(lines).stream().map(Ranked::line).toList(), shortage);
    }

    private List<Allocation> serve(List<OpenLine> lines, Move move) {
        var serving = new Serving(move.pools());
        return source.ranked(lines).stream()
                .map(ranked -> serving.cover(ranked.line(), ranked.market()))
                .toList();
    }

    /** A line with its rank and where its customer buys. */
    private record Ranked(OpenLine line, int rank, Market market) {}

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

        private List<Ranked> ranked(List<OpenLine> lines) {
            var customers =
                    recipients.of(lines.stream().map(OpenLine::recipientId).collect(toSet()));
            return lines.stream()
                    .map(line -> ranked(line, Optional.ofNullable(customers.get(line.recipientId()))))
                    .sorted(Comparator.comparingInt(Ranked::rank)
                            .thenComparing(r -> r.line().orderedAt()))
                    .toList();
        }

        private Ranked ranked(OpenLine line, Optional<Recipient> customer) {
            var known = line.ofTier(customer.map(Recipient::tier).orElse(null));
            var market = new Market(
                    customer.map(Recipient::country).orElse(null),
                    customer.map(Recipient::region).orElse(null),
                    line.orderChannel());
            return new Ranked(known, rank(known), market);
        }

        private int rank(OpenLine line) {
            return rules.allocation(line).actions().stream()
                    .mapToInt(Priority::rank)
                    .findFirst()
                    .orElse(UNRANKED);
        }
    }
}
