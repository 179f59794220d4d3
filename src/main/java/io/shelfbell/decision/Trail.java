package io.shelfbell.decision;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.NearMiss;
import io.shelfbell.fact.PlanMode;
import io.shelfbell.fact.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the questions said on the way to a decision, in the order in which they were asked. */
final class Trail {
    private final List<Answer> answers = new ArrayList<>();
    private final List<NearMiss> nearMisses = new ArrayList<>();

    <A> List<A> follow(Verdict<A> verdict) {
        answers.addAll(verdict.answers());
        nearMisses.addAll(verdict.nearMisses());
        return verdict.actions();
    }

    Decision told(List<Channel> channels, PlanMode mode, Instant sendAt) {
        return new Decision.Told(channels, mode, sendAt, answers, nearMisses);
    }

    Decision notTold(String reason) {
        return new Decision.NotTold(reason, answers, nearMisses);
    }
}
