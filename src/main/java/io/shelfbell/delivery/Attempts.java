package io.shelfbell.delivery;

import io.shelfbell.delivery.Failures.Meaning;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.NotAsked;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.delivery.provider.ProviderAnswer.Unknown;
import io.shelfbell.outbox.Claim;
import io.shelfbell.outbox.Settlement;
import io.shelfbell.outbox.Settlement.Attempted;
import io.shelfbell.outbox.Settlement.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a provider's answer means for the delivery. */
@Component
class Attempts {
    private final Failures failures;
    private final Backoff backoff;
    private final Clock clock;

    Attempts(Failures failures, Backoff backoff, Clock clock) {
        this.failures = failures;
        this.backoff = backoff;
        this.clock = clock;
    }

    /**
     * How a delivery goes on.
     *
     * @param meaning what the failure table said; null when it was not asked
     */
    record Judged(Settlement settlement, @Nullable Meaning meaning) {}

    /** @param ways how many providers the channel has */
    Judged judge(Claim claim, Gate gate, int ways, ProviderAnswer answer) {
        if (!(answer instanceof Refused refused)) return new Judged(settle(claim, gate, ways, answer), null);
        var failure = refused.failure();
        var meaning = failures.meaning(failure, gate.provider().name());
        if (meaning.isTheProviders()) gate.learn(false);
        else if (failure.failureClass() == null) gate.learnNothing(); // perhaps nobody was asked
        else gate.learn(true);
        return new Judged(refused(new Turn(claim, ways), gate, refused, meaning), meaning);
    }

    private Settlement settle(Claim claim, Gate gate, int ways, ProviderAnswer answer) {
        var provider = gate.provider().name();
        var turn = new Turn(claim, ways);
        if (answer instanceof Accepted accepted) {
            gate.learn(true);
            return Settlement.sent(claim, provider, accepted.providerMessageId());
        }
        if (answer instanceof NotAsked notAsked) {
            gate.learnNothing();
            return Settlement.notAsked(
                    claim, notAsked.why(), backoff.moment(clock.instant(), ThreadLocalRandom.current()));
        }
        gate.learn(false);
        if (answer instanceof Unknown unknown)
            return again(turn, "ANSWER_LOST", null, new Attempted(provider, Outcome.UNKNOWN, null, unknown.detail()));
        var detail = ((NotReached) answer).detail();
        return elsewhere(turn, "NOT_REACHED", null, new Attempted(provider, Outcome.NOT_REACHED, null, detail));
    }

    /** When a provider that is known to be down may be asked. */
    Instant soon() {
        return backoff.afterOutage(clock.instant(), ThreadLocalRandom.current());
    }

    /** A little later than an instant at which many would come at once. */
    Instant scattered(Instant instant) {
        return instant.plusMillis(ThreadLocalRandom.current().nextLong(1_000));
    }

    /** A try among the channel's providers: only when all have had their turn a round is over and is waited for. */
    private record Turn(Claim claim, int ways) {
        int rounds() {
            return claim.tries() / ways;
        }

        boolean othersAreLeft() {
            return !claim.bound() && (claim.tries() + 1) % ways != 0;
        }
    }

    private Settlement refused(Turn turn, Gate gate, Refused refused, Meaning meaning) {
        var wait = refused.retryAfter();
        if (wait != null) gate.rest(clock.instant().plus(wait));
        var attempted = new Attempted(
                gate.provider().name(),
                Outcome.REFUSED,
                meaning.rule(),
                refused.failure().words());
        var reason = meaning.reason().name();
        return switch (meaning.remedy()) {
            case RETRY, IGNORE -> again(turn, reason, wait, attempted);
            case OTHER_PROVIDER, ALERT -> elsewhere(turn, reason, wait, attempted);
            case NEXT_CHANNEL, SUPPRESS_ADDRESS, OPT_OUT -> Settlement.refused(turn.claim(), reason, attempted);
        };
    }

    private Settlement elsewhere(Turn turn, String reason, @Nullable Duration wait, Attempted attempted) {
        return turn.othersAreLeft()
                ? Settlement.elsewhere(turn.claim(), reason, clock.instant(), attempted)
                : again(turn, reason, wait, attempted);
    }

    private Settlement again(Turn turn, String reason, @Nullable Duration wait, Attempted attempted) {
        if (backoff.isOver(turn.rounds())) return Settlement.refused(turn.claim(), "GIVEN_UP", attempted);
        var due = backoff.next(turn.rounds(), clock.instant(), ThreadLocalRandom.current());
        var allowed = wait == null ? due : clock.instant().plus(wait);
        return Settlement.retry(turn.claim(), reason, due.isAfter(allowed) ? due : allowed, attempted);
    }
}
