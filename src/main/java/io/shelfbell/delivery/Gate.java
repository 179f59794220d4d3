package io.shelfbell.delivery;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.shelfbell.delivery.provider.Message;
import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A provider behind its guards: breaker, rate, bulkhead, time limit, and the rest that it asked for. */
final class Gate {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final Provider provider;
    private final CircuitBreaker breaker;
    private final RateLimiter rate;
    private final Bulkhead bulkhead;
    private final TimeLimiter timeLimit;
    private final ExecutorService threads;
    private volatile Instant restsUntil = Instant.MIN;
    private Instant nextPlace = Instant.MIN;

    Gate(Provider provider, CircuitBreaker breaker, RateLimiter rate, Bulkhead bulkhead, TimeLimiter timeLimit) {
        this.provider = provider;
        this.breaker = breaker;
        this.rate = rate;
        this.bulkhead = bulkhead;
        this.timeLimit = timeLimit;
        this.threads = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "provider-" + provider.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    Provider provider() {
        return provider;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** The provider asked to be left alone (429 and the like); a shorter rest never ends a longer one. */
    void rest(Instant until) {
        if (until.isAfter(restsUntil)) restsUntil = until;
    }

    Instant restsUntil() {
        return restsUntil;
    }

    /** Whether it is worth asking. */
    boolean isOpen(Instant now) {
        var state = breaker.getState();
        return !restsUntil.isAfter(now)
                && state != CircuitBreaker.State.OPEN
                && state != CircuitBreaker.State.FORCED_OPEN;
    }

    /** How many of so many messages may go now; after an outage one at a time. Whoever is admitted must {@link #send}. */
    Admission admit(int wanted, Instant now) {
        if (restsUntil.isAfter(now)) return Admission.none("PROVIDER_RESTS", restsUntil);
        if (!bulkhead.tryAcquirePermission()) return Admission.none("PROVIDER_BUSY", now.plus(MOMENT));
        if (!breaker.tryAcquirePermission()) return refuse("PROVIDER_DOWN", null);
        boolean probe = breaker.getState() == CircuitBreaker.State.HALF_OPEN;
        int many = Math.min(
                probe ? 1 : Math.min(wanted, provider.batch()),
                rate.getMetrics().getAvailablePermissions());
        if (many > 0 && rate.acquirePermission(many)) return new Admission(many, "", null);
        breaker.releasePermission();
        return refuse("RATE_LIMITED", now);
    }

    private Admission refuse(String why, @Nullable Instant until) {
        bulkhead.releasePermission();
        return Admission.none(why, until);
    }

    /**
     * @param why a short name, when nobody may go
     * @param until when it is worth asking again; null when nobody can tell
     */
    record Admission(int messages, String why, @Nullable Instant until) {
        boolean isRefused() {
            return messages == 0;
        }

        /** Whether another provider may do what this one cannot now. */
        boolean isAnOutage() {
            return why.equals("PROVIDER_DOWN") || why.equals("PROVIDER_RESTS");
        }

        static Admission none(String why, @Nullable Instant until) {
            return new Admission(0, why, until);
        }
    }

    /** When a message that was refused for the rate may go: each has a place of its own, so that all of them do not come again at once. */
    synchronized Instant place(Instant now) {
        var earliest = now.plus(MOMENT);
        var config = rate.getRateLimiterConfig();
        nextPlace = (nextPlace.isAfter(earliest) ? nextPlace : earliest)
                .plus(config.getLimitRefreshPeriod().dividedBy(config.getLimitForPeriod()));
        return nextPlace;
    }

    /** Nobody was asked after all. */
    void giveBack() {
        breaker.releasePermission();
        bulkhead.onComplete();
    }

    /** Answers each message. What takes too long, or is thrown, may have been sent. */
    List<ProviderAnswer> send(List<Message> messages) {
        try {
            return timeLimit.executeFutureSupplier(() -> threads.submit(() -> provider.send(messages)));
        } catch (TimeoutException e) {
            return lost(messages, "no answer in time");
        } catch (Exception e) { // the time limiter declares nothing narrower
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            LOG.warn("provider={} messages={} error={}", provider.name(), messages.size(), e.toString(), e);
            return lost(messages, e.getClass().getSimpleName());
        } finally {
            bulkhead.onComplete();
        }
    }

    private static List<ProviderAnswer> lost(List<Message> messages, String detail) {
        return Collections.nCopies(messages.size(), new ProviderAnswer.Unknown(detail));
    }

    /** It was not asked after all. */
    void learnNothing() {
        breaker.releasePermission();
    }

    /** What the breaker makes of one answer. */
    void learn(boolean healthy) {
        if (healthy) breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        else breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(provider.name()));
    }

    void close() {
        threads.shutdownNow();
    }
}
