package io.shelfbell.rule.workbook;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Gives work on a stranger's file a thread of its own, which is told to stop when the time is up, and stops at its next check. */
public final class TimeLimit {
    private TimeLimit() {}

    /** The work's result; empty when it took too long. */
    public static <T> Optional<T> within(Duration limit, Supplier<T> work) {
        if (limit.isNegative()) return Optional.empty();
        var task = new FutureTask<T>(work::get);
        var thread = new Thread(task, "workbook-reader");
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a workbook was read", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            thread.interrupt();
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) throw error;
        return e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e);
    }

    /** Stands in every loop whose length a file decides. */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) throw new TimeIsUp();
    }

    /** Nobody waits for this work any more. */
    private static final class TimeIsUp extends RuntimeException {
        TimeIsUp() {
            super("The time is up", null, false, false);
        }
    }
}
