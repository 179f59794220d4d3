package io.shelfbell.rule;

import io.shelfbell.fact.Verdict;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Answers a question that is asked about the same few facts again and again, and remembers what it answered. */
final class Remembered<F, A> {
    private static final int MOST = 20_000;

    private final Decider<F, A> decider;
    private final Function<F, Object> key;
    private final Map<Object, Verdict<A>> known = new ConcurrentHashMap<>();

    /** @param key what the answer depends on: facts with the same key are answered alike */
    Remembered(Decider<F, A> decider, Function<F, Object> key) {
        this.decider = decider;
        this.key = key;
    }

    Verdict<A> decide(F fact) {
        var same = key.apply(fact);
        var answered = known.get(same);
        if (answered != null) return answered;
        var verdict = decider.decide(fact);
        if (known.size() >= MOST) known.clear();
        known.put(same, verdict);
        return verdict;
    }
}
