package io.shelfbell.release;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Lets two workbooks be read at a time, since each may take seconds of a processor that decisions need too. */
@Component
class Turnstile {
    private static final int PLACES = 2;
    /** Long enough for two people who press a key at the same time, short enough to keep no connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Semaphore places = new Semaphore(PLACES, true);

    /** @throws Busy when nobody came out in time */
    <T> T pass(Supplier<T> work) {
        if (!enters()) throw new Busy();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean enters() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
