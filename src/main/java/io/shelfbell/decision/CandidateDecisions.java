package io.shelfbell.decision;

import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.Routing;
import io.shelfbell.fact.Timing;
import io.shelfbell.rule.RuleBook;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Whether, when and how one candidate is told: exclusion, then timing, then routing. No side effects. */
@Component
public class CandidateDecisions {
    /** A window that opens into another one is asked again; a table that never opens is an answer too. */
    private static final int HOLDS = 8;

    private final RuleBook rules;
    private final MeterRegistry meters;

    CandidateDecisions(RuleBook rules, MeterRegistry meters) {
        this.rules = rules;
        this.meters = meters;
    }

    /** The rules and tables that decide. */
    String release() {
        return rules.release();
    }

    /** Decides, and counts what was decided in earnest. */
    Decision decideInEarnest(Candidate candidate) {
        var decision = decide(candidate);
        var outcome = decision instanceof Decision.NotTold no ? no.reason() : "TOLD";
        meters.counter("shelfbell.decisions", "occasion", candidate.occasion().name(), "outcome", outcome)
                .increment();
        return decision;
    }

    public Decision decide(Candidate candidate) {
        var trail = new Trail();
        var exclusion = trail.follow(rules.exclusion(candidate));
        if (!exclusion.isEmpty()) return trail.notTold(exclusion.get(0).reason());
        var sendAt = sendAt(candidate, trail);
        var routing = trail.follow(rules.routing(candidate));
        if (routing.isEmpty()) return trail.notTold("NO_ROUTE");
        return plan(candidate, routing.get(0), sendAt, trail);
    }

    private Instant sendAt(Candidate candidate, Trail trail) {
        var asked = candidate;
        for (int hold = 0; hold < HOLDS; hold++) {
            var timings = trail.follow(rules.timing(asked));
            boolean first = hold == 0;
            var from = asked;
            var due = timings.stream()
                    .filter(timing ->
                            first || timing.send() == Timing.Send.HOLD) // a delay or a digest is waited for once
                    .map(timing -> timing.due(from))
                    .max(Instant::compareTo)
                    .orElse(asked.at());
            if (!due.isAfter(asked.at())) break;
            asked = candidate.promptly().at(due);
        }
        return asked.at();
    }

    private static Decision plan(Candidate candidate, Routing routing, Instant sendAt, Trail trail) {
        var recipient = candidate.recipient();
        var preferences = recipient.preferences();
        var channels = routing.channels().stream()
                .filter(recipient.reachableBy()::contains)
                .filter(channel -> preferences.allows(channel, candidate.category()))
                .distinct()
                .toList();
        if (channels.isEmpty()) return trail.notTold(whyNone(routing.channels(), candidate, preferences));
        return trail.told(channels, Objects.requireNonNullElse(preferences.mode(), routing.mode()), sendAt);
    }

    private static String whyNone(List<Channel> channels, Candidate candidate, Preferences preferences) {
        var recipient = candidate.recipient();
        boolean reachable = channels.stream().anyMatch(recipient.reachableBy()::contains);
        boolean open = channels.stream().anyMatch(channel -> preferences.allows(channel, candidate.category()));
        if (reachable && !open) return "CHANNELS_CLOSED";
        boolean suppressed = channels.stream().anyMatch(recipient.suppressed()::contains);
        return suppressed ? "ADDRESS_SUPPRESSED" : "UNREACHABLE";
    }
}
