package io.shelfbell.intake.http;

import io.shelfbell.decision.Decision;
import io.shelfbell.decision.WhatIfDecisions;
import io.shelfbell.fact.Answer;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.NearMiss;
import io.shelfbell.fact.PlanMode;
import io.shelfbell.fact.Relation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Facts in, decision out; nothing is stored and nothing is sent. */
@RestController
@RequestMapping("/api/v1/decisions")
class DecisionApi {
    private static final int LIMIT_ELEMENTS = 1_000;

    private final WhatIfs facts;
    private final WhatIfDecisions decisions;

    DecisionApi(WhatIfs facts, WhatIfDecisions decisions) {
        this.facts = facts;
        this.decisions = decisions;
    }

    /**
     * What would be decided about a recipient.
     *
     * @param fire whether the stock change fires the occasion; the rest is what would follow if it did
     * @param excludedBy why the recipient would not be told, such as {@code EMPLOYEE}; the row is in the explanation
     * @param sendAt not before this instant; null for somebody who is not told
     */
    record Answered(
            boolean fire,
            Relation relation,
            @Nullable String excludedBy,
            @Nullable Instant sendAt,
            @Nullable Plan plan,
            List<String> templates,
            MessageCategory category,
            Lane lane,
            Explanation explanation) {

        record Plan(List<Channel> channels, PlanMode mode) {}

        record Explanation(String release, List<Answer> answers, List<NearMiss> nearMisses) {}

        static Answered of(WhatIfDecisions.Outcome outcome) {
            var told = outcome.decision() instanceof Decision.Told yes ? yes : null;
            var not = outcome.decision() instanceof Decision.NotTold no ? no : null;
            return new Answered(
                    outcome.fires(),
                    outcome.relation(),
                    not == null ? null : not.reason(),
                    told == null ? null : told.sendAt(),
                    told == null ? null : new Plan(told.channels(), told.mode()),
                    outcome.templates(),
                    outcome.category(),
                    outcome.lane(),
                    new Explanation(outcome.release(), outcome.answers(), outcome.nearMisses()));
        }
    }

    /** One object is answered by one, an array by an array of the same order; one that cannot be read refuses them all. */
    @PostMapping("/notifications")
    Object decide(HttpServletRequest request) throws IOException {
        var batch = Batch.readWhole(request, LIMIT_ELEMENTS, facts::read);
        var answers = batch.good().stream()
                .map(asked -> Answered.of(decisions.decide(asked)))
                .toList();
        return batch.isArray() ? answers : answers.get(0);
    }
}
