package io.shelfbell.decision;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.Audience;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Firing;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.NearMiss;
import io.shelfbell.fact.Relation;
import io.shelfbell.rule.RuleBook;
import io.shelfbell.template.Templates;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The whole way from a stock change to a plan, for facts that somebody made up. Nothing is stored and nothing is sent. */
@Component
public class WhatIfDecisions {
    private final RuleBook rules;
    private final CandidateDecisions candidates;
    private final Templates templates;

    WhatIfDecisions(RuleBook rules, CandidateDecisions candidates, Templates templates) {
        this.rules = rules;
        this.candidates = candidates;
        this.templates = templates;
    }

    /**
     * What would happen.
     *
     * @param fires whether the stock change fires the occasion; the rest is what would follow if it did
     * @param templates of the plan's channels, in the recipient's language where there are any
     */
    public record Outcome(
            boolean fires,
            Relation relation,
            MessageCategory category,
            Lane lane,
            Decision decision,
            List<String> templates,
            String release,
            List<Answer> answers,
            List<NearMiss> nearMisses) {}

    public Outcome decide(WhatIf asked) {
        var firing = rules.firing(asked.change());
        var fired = firing.actions().stream()
                .filter(one -> one.occasion() == asked.occasion())
                .min(Comparator.comparing(one -> !asked.isMeantBy(one)));
        var relation = relation(asked, fired);
        boolean customer = relation == Relation.CUSTOMER;
        var category = fired.map(Firing::category)
                .orElse(customer ? MessageCategory.TRANSACTIONAL : MessageCategory.PROMOTIONAL);
        var lane = fired.map(Firing::lane).orElse(customer ? Lane.NORMAL : Lane.BULK);
        var decision = candidates.decide(asked.candidate(relation, category, lane));
        return new Outcome(
                fired.isPresent(),
                relation,
                category,
                lane,
                decision,
                templates(asked, decision),
                rules.release(),
                joined(firing.answers(), decision.answers()),
                joined(firing.nearMisses(), decision.nearMisses()));
    }

    private static Relation relation(WhatIf asked, Optional<Firing> fired) {
        var stated = asked.statedRelation();
        if (stated != null) return stated;
        return fired.stream()
                .flatMap(firing -> firing.audience().stream())
                .min(Comparator.naturalOrder())
                .map(Audience::relation)
                .orElse(Relation.WATCHER);
    }

    private List<String> templates(WhatIf asked, Decision decision) {
        if (!(decision instanceof Decision.Told told)) return List.of();
        return told.channels().stream()
                .flatMap((Channel channel) ->
                        templates
                                .names(
                                        asked.occasion(),
                                        channel,
                                        asked.recipient().locale())
                                .stream())
                .toList();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
