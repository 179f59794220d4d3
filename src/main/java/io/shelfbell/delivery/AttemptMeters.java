package io.shelfbell.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.outbox.Claim;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Counts what providers answered, and takes the time to the alert. */
@Component
class AttemptMeters {
    private final MeterRegistry meters;
    private final Clock clock;

    AttemptMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void count(Claim claim, String provider, ProviderAnswer answer) {
        var channel = claim.channel().name();
        var outcome = answer.getClass().getSimpleName();
        meters.counter("shelfbell.attempts", "channel", channel, "provider", provider, "outcome", outcome)
                .increment();
        if (answer instanceof ProviderAnswer.Accepted)
            meters.timer(
                            "shelfbell.time.to.alert",
                            "channel",
                            channel,
                            "lane",
                            claim.lane().name())
                    .record(claim.timeToAlert(clock.instant()));
    }
}
