package io.shelfbell.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** When a message is tried again: soon at first, then ever later, scattered so that a provider that comes back is not stormed. */
final class Backoff {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6));

    private static final Duration OUTAGE = Duration.ofSeconds(10);

    private Backoff() {}

    /** Whether a message is given up when this round fails too; in a round each of the channel's providers is asked once. */
    static boolean isOver(int roundsBefore) {
        return roundsBefore >= WAITS.size();
    }

    /** When a provider that is known to be down may be up again; scattered too. */
    static Instant afterOutage(Instant now, RandomGenerator random) {
        return now.plusMillis(random.nextLong(OUTAGE.toMillis(), OUTAGE.toMillis() * 2));
    }

    /** Between one and one and a half times the wait that follows so many rounds. */
    static Instant next(int roundsBefore, Instant now, RandomGenerator random) {
        var wait = WAITS.get(Math.min(roundsBefore, WAITS.size() - 1));
        return now.plusMillis(random.nextLong(wait.toMillis(), wait.toMillis() * 3 / 2));
    }
}
