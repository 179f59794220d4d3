package io.shelfbell.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** When a message is tried again: soon at first, then ever later, scattered so that a provider that comes back is not stormed. */
@Component
final class Backoff {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final BackoffProperties properties;

    Backoff(BackoffProperties properties) {
        this.properties = properties;
    }

    /** Whether a message is given up when this round fails too; in a round each of the channel's providers is asked once. */
    boolean isOver(int roundsBefore) {
        return roundsBefore >= properties.waits().size();
    }

    /** When a provider that is known to be down may be up again; scattered too. */
    Instant afterOutage(Instant now, RandomGenerator random) {
        return scattered(properties.outage(), now, random, 2.0);
    }

    /** When a provider that had no time just now may have some. */
    Instant moment(Instant now, RandomGenerator random) {
        return scattered(MOMENT, now, random, 2.0);
    }

    /** Between one and one and a half times the wait that follows so many rounds. */
    Instant next(int roundsBefore, Instant now, RandomGenerator random) {
        var waits = properties.waits();
        return scattered(waits.get(Math.min(roundsBefore, waits.size() - 1)), now, random, 1.5);
    }

    private static Instant scattered(Duration wait, Instant now, RandomGenerator random, double most) {
        return now.plusMillis(Math.round(wait.toMillis() * random.nextDouble(1.0, most)));
    }
}
