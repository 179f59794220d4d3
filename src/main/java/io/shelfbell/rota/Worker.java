package io.shelfbell.rota;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A thread that takes due work from the database until there is none, then rests until it is woken or its pause is over.
 *
 * <p>The wake-up only saves waiting: work that another node committed, or whose time has come, is found by looking. An error is
 * logged and followed by a rest, so that an outage is neither fatal nor a busy loop.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration REST_AFTER_ERROR = Duration.ofSeconds(1);

    private final String name;
    private final Duration pause;
    private final Task task;
    private final Semaphore calls = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    public Worker(String name, Duration pause, Task task) {
        this.name = name;
        this.pause = pause;
        this.task = task;
    }

    /** Takes some due work and returns how much it was; zero means that nothing is due. */
    @FunctionalInterface
    public interface Task {
        int run();
    }

    /** Wakes the worker now, or after the commit when a transaction is open. */
    public void wake() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            calls.release();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                calls.release();
            }
        });
    }

    public void start() {
        running = true;
        thread = new Thread(this::work, name);
        thread.start();
    }

    /** Lets the work in hand finish; what a slow one leaves behind is found again when its lease ends. */
    public void stop() {
        running = false;
        calls.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                calls.drainPermits();
                if (task.run() == 0) rest(pause);
            } catch (RuntimeException | Error e) { // a worker that ended would look as if nothing were due
                LOG.warn("worker={} error={}", name, e.toString(), e);
                rest(REST_AFTER_ERROR);
            }
        }
    }

    @SuppressWarnings("ResultOfMethodCallIgnored") // woken or not, the next thing is to look
    private void rest(Duration atMost) {
        try {
            calls.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
