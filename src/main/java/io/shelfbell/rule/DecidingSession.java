package io.shelfbell.rule;

import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.Question;
import java.util.List;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AgendaEventListener;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieSession;

/** A long-lived session that holds the question's tables and nothing else between two decisions. One thread at a time. */
final class DecidingSession {
    /** Rules insert one action each and actions fire no rules, so this is far above any honest count. */
    private static final int LIMIT = 50_000;

    private final Question<?, ?> question;
    private final KieSession session;
    private final FiringListener listener;

    DecidingSession(Question<?, ?> question, KieBase rules, List<DecisionTable> tables) {
        this.question = question;
        this.session = rules.newKieSession();
        this.listener = new FiringListener(question.action());
        tables.forEach(session::insert);
        session.addEventListener((AgendaEventListener) listener);
        session.addEventListener((RuleRuntimeEventListener) listener);
    }

    List<Fired> decide(Object fact) {
        var handle = session.insert(fact);
        if (session.fireAllRules(LIMIT) >= LIMIT) throw new RunawayRules(question.name(), LIMIT, fact);
        var fired = listener.fired();
        listener.inserted().forEach(session::delete);
        session.delete(handle);
        listener.forget();
        return fired;
    }

    void dispose() {
        session.dispose();
    }
}
