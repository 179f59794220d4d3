package io.shelfbell.rule;

import io.shelfbell.fact.Verdict;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers a question that is asked about the same few facts again and again, and remembers what it answered. */
final class Remembered<F, A> {
    private static final int MOST = 20_000;

    private final Decider<F, A> decider;
    private final Map<F, Verdict<A>> known = new ConcurrentHashMap<>();

    Remembered(Decider<F, A> decider) {
        this.decider = decider;
    }

    Verdict<A> decide(F fact) {
        var answered = known.get(fact);
        if (answered != null) return answered;
        var verdict = decider.decide(fact);
        if (known.size() >= MOST) known.clear();
        known.put(fact, verdict);
        return verdict;
    }
}
