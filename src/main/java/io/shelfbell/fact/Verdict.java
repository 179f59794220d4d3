package io.shelfbell.fact;

import java.util.List;

/** What a question answered about one fact, and which rules and rows said so; nothing decided means that nothing applied. */
public record Verdict<A>(List<Decided<A>> decided, List<NearMiss> nearMisses) {
    public Verdict {
        decided = List.copyOf(decided);
        nearMisses = List.copyOf(nearMisses);
    }

    public List<A> actions() {
        return decided.stream().map(Decided::action).toList();
    }

    public List<Answer> answers() {
        return decided.stream().flatMap(one -> one.answers().stream()).toList();
    }
}
