package io.shelfbell.decision;

import io.shelfbell.fact.Candidate;
import io.shelfbell.outbox.NewNotification;
import io.shelfbell.outbox.Outbox;
import io.shelfbell.rota.CrashPoint;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One page of an occasion's audience, from candidates to notifications, in one transaction. Safe to repeat. */
@Component
class AudienceDecisions {
    private static final Logger LOG = LoggerFactory.getLogger(AudienceDecisions.class);
    private static final int PAGE = 1_000;

    private final Audiences audiences;
    private final CandidateDecisions candidates;
    private final Outbox outbox;
    private final OccasionLedger occasions;
    private final Clock clock;

    AudienceDecisions(
            Audiences audiences, CandidateDecisions candidates, Outbox outbox, OccasionLedger occasions, Clock clock) {
        this.audiences = audiences;
        this.candidates = candidates;
        this.outbox = outbox;
        this.occasions = occasions;
        this.clock = clock;
    }

    /** Decides the next page and returns the occasion with its cursor moved on. */
    @Transactional
    public OpenOccasion page(OpenOccasion occasion, Duration lease) {
        var audience = occasion.audience().get(occasion.audienceNo());
        var ids = audiences.page(occasion, audience, PAGE);
        var now = clock.instant();
        var decided = audiences.candidates(occasion, audience, ids, now).stream()
                .map(candidate -> notification(occasion, candidate, candidates.decideInEarnest(candidate)))
                .toList();
        if (!decided.isEmpty()) outbox.add(decided);
        CrashPoint.PAGE_WRITTEN.reached();
        var next = ids.size() < PAGE
                ? occasion.at(occasion.audienceNo() + 1, "")
                : occasion.at(occasion.audienceNo(), ids.get(ids.size() - 1));
        if (!occasions.advance(occasion, next, decided.size(), lease)) {
            throw new LostOccasion(occasion.id());
        }
        LOG.info(
                "occasion={} sku={} audience={} candidates={}",
                occasion.id(),
                occasion.sku(),
                audience,
                decided.size());
        return next;
    }

    private NewNotification notification(OpenOccasion occasion, Candidate candidate, Decision decision) {
        var told = decision instanceof Decision.Told yes ? yes : null;
        var reason = decision instanceof Decision.NotTold no ? no.reason() : null;
        return new NewNotification(
                occasion.id(),
                candidate.recipient().id(),
                occasion.sku(),
                occasion.occasion(),
                candidate.relation(),
                occasion.category(),
                occasion.lane(),
                reason,
                told == null ? null : told.sendAt(),
                occasion.previouslyExpectedAt(),
                decision.answers(),
                candidates.release(),
                occasion.receivedAt(),
                candidate.at(),
                told == null ? List.of() : NewNotification.steps(told.channels(), told.mode()));
    }
}
