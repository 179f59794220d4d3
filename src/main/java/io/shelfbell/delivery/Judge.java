package io.shelfbell.delivery;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Timing;
import io.shelfbell.outbox.Claim;
import io.shelfbell.outbox.Settlement;
import io.shelfbell.rule.RuleBook;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks once more, at the moment of sending: is it true, is it wanted, is it the hour? */
@Component
class Judge {
    private final RuleBook rules;
    private final Providers providers;
    private final Backoff backoff;

    Judge(RuleBook rules, Providers providers, Backoff backoff) {
        this.rules = rules;
        this.backoff = backoff;
        this.providers = providers;
    }

    /** How the delivery ends, or waits, without being sent; empty when it may go. */
    Optional<Settlement> objection(Facts facts) {
        var claim = facts.claim();
        var candidate = facts.candidate();
        return Truth.objection(candidate)
                .map(reason -> Settlement.ended(claim, Settlement.State.WITHDRAWN, reason))
                .or(() -> consent(claim, candidate))
                .or(() -> exclusion(claim, candidate))
                .or(() -> tries(claim))
                .or(() -> hours(claim, candidate));
    }

    private static Optional<Settlement> consent(Claim claim, Candidate candidate) {
        var recipient = candidate.recipient();
        Channel channel = claim.channel();
        if (!recipient.preferences().allows(channel, claim.category())) return suppressed(claim, "CHANNEL_CLOSED");
        if (recipient.suppressed().contains(channel)) return suppressed(claim, "ADDRESS_SUPPRESSED");
        if (!recipient.reachableBy().contains(channel)) return suppressed(claim, "UNREACHABLE");
        return Optional.empty();
    }

    /** An account that was closed, or a category that was switched off, since it was decided. */
    private Optional<Settlement> exclusion(Claim claim, Candidate candidate) {
        return rules.exclusion(candidate).actions().stream()
                .findFirst()
                .flatMap(exclusion -> suppressed(claim, exclusion.reason()));
    }

    /** Senders that die over a message are tries too. */
    private Optional<Settlement> tries(Claim claim) {
        int ways = Math.max(1, providers.of(claim.channel()).size());
        return backoff.isOver(claim.tries() / ways - 1)
                ? Optional.of(Settlement.ended(claim, Settlement.State.FAILED, "GIVEN_UP"))
                : Optional.empty();
    }

    private static Optional<Settlement> suppressed(Claim claim, String reason) {
        return Optional.of(Settlement.ended(claim, Settlement.State.SUPPRESSED, reason));
    }

    /** Delays and digests were waited for when they were decided; hours are what may have changed. */
    private Optional<Settlement> hours(Claim claim, Candidate candidate) {
        return rules.timing(candidate.promptly()).actions().stream()
                .filter(timing -> timing.send() == Timing.Send.HOLD)
                .map(timing -> timing.due(candidate))
                .filter(due -> due.isAfter(candidate.at()))
                .max(Instant::compareTo)
                .map(due -> Settlement.later(claim, "HELD", due));
    }
}
