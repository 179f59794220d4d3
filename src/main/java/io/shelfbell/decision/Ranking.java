package io.shelfbell.decision;

import static java.util.stream.Collectors.toSet;

import io.shelfbell.fact.Market;
import io.shelfbell.fact.OpenLine;
import io.shelfbell.fact.Priority;
import io.shelfbell.fact.Recipient;
import io.shelfbell.recipient.RecipientBook;
import io.shelfbell.rule.RuleBook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** In which order lines are covered: by the rules' rank, then first ordered, first served. */
@Component
class Ranking {
    private static final int UNRANKED = 100;

    private final RecipientBook recipients;
    private final RuleBook rules;

    Ranking(RecipientBook recipients, RuleBook rules) {
        this.recipients = recipients;
        this.rules = rules;
    }

    /** A line with its rank and where its customer buys. */
    record Ranked(OpenLine line, int rank, Market market) {}

    List<Ranked> ranked(List<OpenLine> lines) {
        var customers = recipients.of(lines.stream().map(OpenLine::recipientId).collect(toSet()));
        return lines.stream()
                .map(line -> ranked(line, Optional.ofNullable(customers.get(line.recipientId()))))
                .sorted(Comparator.comparingInt(Ranked::rank)
                        .thenComparing(r -> r.line().orderedAt())
                        .thenComparing(r -> r.line().orderId())
                        .thenComparing(r -> r.line().lineNo()))
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
