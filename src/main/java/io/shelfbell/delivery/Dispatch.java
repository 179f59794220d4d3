package io.shelfbell.delivery;

import io.shelfbell.delivery.Preparation.Ready;
import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.fact.Channel;
import io.shelfbell.outbox.Settlement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hands messages to their channel's provider and takes its answers down. */
@Component
class Dispatch {
    private final Providers providers;
    private final Attempts attempts;
    private final Clock clock;

    Dispatch(Providers providers, Attempts attempts, Clock clock) {
        this.providers = providers;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** How many messages the channel's provider may be given at once. */
    int batch(Channel channel) {
        return providers.of(channel).map(Provider::batch).orElse(Integer.MAX_VALUE);
    }

    /** A channel that nobody serves is a failed step: the plan goes on to the next one. */
    List<Settlement> send(Channel channel, List<Ready> ready) {
        return providers
                .of(channel)
                .map(provider -> send(provider, ready))
                .orElseGet(() -> ready.stream()
                        .map(one -> Settlement.ended(one.claim(), Settlement.State.FAILED, "NO_PROVIDER"))
                        .toList());
    }

    private List<Settlement> send(Provider provider, List<Ready> ready) {
        var startedAt = clock.instant();
        var answers =
                providers.send(provider, ready.stream().map(Ready::message).toList());
        var settled = new ArrayList<Settlement>(ready.size());
        for (int i = 0; i < ready.size(); i++) {
            settled.add(attempts.settle(ready.get(i).claim(), provider.name(), answers.get(i), startedAt));
        }
        return settled;
    }
}
