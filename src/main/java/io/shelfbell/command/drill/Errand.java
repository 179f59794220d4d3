package io.shelfbell.command.drill;

import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * Something that the outside world tells the service, as one of several copies or alone.
 *
 * @param kind for the count
 * @param key the same for all copies
 * @param dueNanos by {@link System#nanoTime}
 */
record Errand(Kind kind, String key, String method, String path, String body, long dueNanos) implements Delayed {
    enum Kind {
        READING,
        ORDER,
        OPT_OUT,
        PREFERENCE
    }

    /** Whom or what, where the key says it. */
    String about() {
        return key.substring(key.indexOf('+'));
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
