package io.shelfbell.intake.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a source has said nothing.
 *
 * @param since its last commit that we saw
 * @param usual the longest silences at this hour; empty while that is not known
 */
record Silence(Instant since, Instant now, Optional<Duration> usual) {
    /** Shorter ones are nobody's business. */
    private static final Duration SHORT = Duration.ofMinutes(5);

    Duration lasting() {
        return Duration.between(since, now);
    }

    /** Twice as long as is usual at this hour. */
    boolean isUnusual() {
        return usual.filter(most -> lasting().compareTo(most.multipliedBy(2)) > 0)
                        .isPresent()
                && lasting().compareTo(SHORT) > 0;
    }
}
