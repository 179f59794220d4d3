package io.shelfbell.delivery.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How fast each recipient domain may be written to: big mailbox providers put off whoever is too fast. */
final class DomainRates {
    /** With more domains than this in mind, those that have been left alone for long enough are forgotten now and then. */
    private static final int MANY = 10_000;

    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);

    private final @Nullable Integer perMinute;
    private final Map<String, Integer> byDomain = new HashMap<>();
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final AtomicLong forgottenAt = new AtomicLong();
    private final Clock clock;

    DomainRates(ServerSettings.Rate rate, Clock clock) {
        this.perMinute = rate.perMinute();
        this.clock = clock;
        rate.domains().forEach((domain, number) -> byDomain.put(domain.toLowerCase(Locale.ROOT), number));
    }

    /** Whether one more message may go to the domain now; it is counted if so. */
    boolean take(String domain) {
        var key = domain.toLowerCase(Locale.ROOT);
        var rate = byDomain.getOrDefault(key, perMinute);
        if (rate == null) return true;
        var now = clock.instant();
        var granted = new AtomicBoolean();
        buckets.compute(
                key,
                (any, bucket) ->
                        (bucket == null ? TokenBucket.full(rate, now) : bucket.at(now)).take(() -> granted.set(true)));
        if (buckets.size() > MANY) forget(now);
        return granted.get();
    }

    private void forget(Instant now) {
        long last = forgottenAt.get();
        long millis = now.toEpochMilli();
        if (millis < last + NOW_AND_THEN.toMillis() || !forgottenAt.compareAndSet(last, millis)) return;
        buckets.values().removeIf(bucket -> bucket.at(now).isFull());
    }

    int remembered() {
        return buckets.size();
    }

    /**
     * Fills evenly, and holds what comes in ten seconds, but at least one.
     *
     * @param tokens messages that may go at once
     */
    private record TokenBucket(int perMinute, double tokens, Instant filledAt) {
        private static final double BURST = 10.0 / 60;

        static TokenBucket full(int perMinute, Instant now) {
            return new TokenBucket(perMinute, capacity(perMinute), now);
        }

        private static double capacity(int perMinute) {
            return Math.max(1, perMinute * BURST);
        }

        TokenBucket at(Instant now) {
            double minutes = Math.max(0, Duration.between(filledAt, now).toMillis()) / 60_000.0;
            return new TokenBucket(perMinute, Math.min(capacity(perMinute), tokens + minutes * perMinute), now);
        }

        boolean isFull() {
            return tokens >= capacity(perMinute);
        }

        TokenBucket take(Runnable granted) {
            if (tokens < 1) return this;
            granted.run();
            return new TokenBucket(perMinute, tokens - 1, filledAt);
        }
    }
}
