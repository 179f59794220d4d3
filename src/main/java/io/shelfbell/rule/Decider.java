package io.shelfbell.rule;

import io.shelfbell.fact.Decided;
import io.shelfbell.fact.NearMiss;
import io.shelfbell.fact.Verdict;
import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.Question;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiFunction;
import org.kie.api.KieBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one question; sessions are pooled, one for each thread that decides at the same time. */
final class Decider<F, A> {
    private static final Logger LOG = LoggerFactory.getLogger(Decider.class);

    private final Question<F, A> question;
    private final KieBase rules;
    private final List<DecisionTable> tables;
    private final BiFunction<F, List<Decided<A>>, List<Decided<A>>> combine;
    private final ConcurrentLinkedDeque<DecidingSession> idle = new ConcurrentLinkedDeque<>();

    /** @param combine makes one answer of what several rules said */
    Decider(
            Question<F, A> question,
            KieBase rules,
            List<DecisionTable> tables,
            BiFunction<F, List<Decided<A>>, List<Decided<A>>> combine) {
        this.question = question;
        this.rules = rules;
        this.tables = List.copyOf(tables);
        this.combine = combine;
    }

    Verdict<A> decide(F fact) {
        var decided = fire(fact).stream().map(this::decided).toList();
        if (decided.isEmpty()) return new Verdict<>(List.of(), nearMisses(fact));
        return new Verdict<>(decided.size() < 2 ? decided : combine.apply(fact, decided), List.of());
    }

    private Decided<A> decided(Fired fired) {
        var row = fired.row();
        if (row != null && !row.conflicts().isEmpty()) {
            LOG.warn("question={} row={} conflicts={}", question.name(), row, row.conflicts());
        }
        return new Decided<>(question.action().cast(fired.action()), fired.answers(question.name()));
    }

    /** A session that threw is in an unknown state: it is disposed of, never used again. */
    private List<Fired> fire(F fact) {
        var pooled = idle.pollFirst();
        var session = pooled == null ? new DecidingSession(question, rules, tables) : pooled;
        boolean sound = false;
        try {
            var fired = session.decide(fact);
            sound = true;
            return fired;
        } finally {
            if (sound) idle.addFirst(session);
            else session.dispose();
        }
    }

    private List<NearMiss> nearMisses(F fact) {
        return tables.stream()
                .map(table -> table.nearest(fact))
                .flatMap(Optional::stream)
                .toList();
    }
}
