package io.shelfbell.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.outbox.Claim;
import io.shelfbell.outbox.Settlement;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** What a provider's answer means for the delivery, counted. */
@Component
class Attempts {
    private final MeterRegistry meters;
    private final Clock clock;

    Attempts(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    Settlement settle(Claim claim, String provider, ProviderAnswer answer, Instant startedAt) {
        count(claim, provider, answer);
        if (answer instanceof ProviderAnswer.Accepted accepted) {
            return Settlement.sent(claim, provider, accepted.providerMessageId(), startedAt);
        }
        if (answer instanceof ProviderAnswer.Refused refused) {
            return Settlement.refused(claim, refused.reason(), provider, startedAt, refused.detail());
        }
        if (answer instanceof ProviderAnswer.NotAsked) {
            var due = Backoff.afterOutage(clock.instant(), ThreadLocalRandom.current());
            return Settlement.later(claim, "PROVIDER_DOWN", due);
        }
        var detail = ((ProviderAnswer.NotReached) answer).detail();
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
