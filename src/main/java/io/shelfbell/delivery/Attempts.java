package io.shelfbell.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.fact.DeliveryFailure;
import io.shelfbell.outbox.Claim;
import io.shelfbell.outbox.Settlement;
import io.shelfbell.rule.RuleBook;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** What a provider's answer means for the delivery, counted. */
@Component
class Attempts {
    private final RuleBook rules;
    private final MeterRegistry meters;
    private final Clock clock;

    Attempts(RuleBook rules, MeterRegistry meters, Clock clock) {
        this.rules = rules;
        this.meters = meters;
        this.clock = clock;
    }

    Settlement settle(Claim claim, String provider, ProviderAnswer answer, Instant startedAt) {
        count(claim, provider, answer);
        if (answer instanceof ProviderAnswer.Accepted accepted)
            return Settlement.sent(claim, provider, accepted.providerMessageId(), startedAt);
        if (answer instanceof ProviderAnswer.Refused refused)
            return refused(claim, provider, refused.failure(), startedAt);
        if (answer instanceof ProviderAnswer.NotAsked notAsked)
            return Settlement.later(
                    claim, notAsked.why(), Backoff.afterOutage(clock.instant(), ThreadLocalRandom.current()));
        if (answer instanceof ProviderAnswer.Unknown unknown)
            return again(claim, provider, unknown.detail(), startedAt);
        return again(claim, provider, ((ProviderAnswer.NotReached) answer).detail(), startedAt);
    }

    private Settlement refused(Claim claim, String provider, DeliveryFailure failure, Instant startedAt) {
        var meaning = rules.failure(failure).actions().get(0);
        return switch (meaning.remedy()) {
            case RETRY, OTHER_PROVIDER, ALERT, IGNORE -> again(claim, provider, failure.text(), startedAt);
            case NEXT_CHANNEL, SUPPRESS_ADDRESS, OPT_OUT ->
                Settlement.refused(claim, meaning.reason().name(), provider, startedAt, failure.text());
        };
    }

    private Settlement again(Claim claim, String provider, String detail, Instant startedAt) {
        if (Backoff.isOver(claim.tries())) return Settlement.refused(claim, "GIVEN_UP", provider, startedAt, detail);
        var due = Backoff.next(claim.tries(), clock.instant(), ThreadLocalRandom.current());
        return Settlement.retry(claim, due, provider, startedAt, detail);
    }

    private void count(Claim claim, String provider, ProviderAnswer answer) {
        meters.counter(
                        "shelfbell.attempts",
                        "channel",
                        claim.channel().name(),
                        "provider",
                        provider,
                        "outcome",
                        answer.getClass().getSimpleName())
                .increment();
        if (answer instanceof ProviderAnswer.Accepted) {
            meters.timer(
                            "shelfbell.time.to.alert",
                            "channel",
                            claim.channel().name(),
                            "lane",
                            claim.lane().name())
                    .record(claim.timeToAlert(clock.instant()));
        }
    }
}
