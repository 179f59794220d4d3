package io.shelfbell.delivery.mail;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hangs up when one message has taken too long, even on a server that keeps on saying a little. */
final class Deadline implements AutoCloseable {
    private final Duration after;
    private final ScheduledFuture<?> end;
    private @Nullable Line line;
    private boolean over;

    Deadline(Duration after, ScheduledExecutorService timer) {
        this.after = after;
        this.end = timer.schedule(this::hangUp, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From now on this is the line to hang up. */
    synchronized void watch(Line line) throws SocketTimeoutException {
        this.line = line;
        if (!over) return;
        line.hangUp();
        throw new SocketTimeoutException("the deadline is over");
    }

    synchronized boolean isOver() {
        return over;
    }

    private synchronized void hangUp() {
        over = true;
        if (line != null) line.hangUp();
    }

    @Override
    public synchronized void close() {
        end.cancel(false);
        line = null;
    }

    @Override
    public String toString() {
        return after.toString();
    }
}
