package io.shelfbell.intake.order;

import io.shelfbell.fact.Lane;
import io.shelfbell.intake.order.IntakeLedger.Body;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps bodies that come at the same time with one statement and one commit. Whoever brings one waits until it is durable; one that is alone
 * waits for nobody.
 */
@Component
class Desk implements SmartLifecycle {
    private static final int AT_ONCE = 200;
    private static final Body LAST = new Body(new UUID(0, 0), "", null, new byte[0], Lane.NORMAL, Instant.EPOCH);

    private final IntakeLedger ledger;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private volatile boolean running;

    Desk(IntakeLedger ledger) {
        this.ledger = ledger;
    }

    private record Waiting(Body body, CompletableFuture<Void> kept) {}

    /** Committed when this returns; an exception means that it may not be. */
    void keep(Body body) {
        if (!running) {
            ledger.store(List.of(body));
            return;
        }
        var kept = new CompletableFuture<Void>();
        waiting.add(new Waiting(body, kept));
        try {
            kept.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("intake=" + body.intakeId() + " was not kept", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("intake=" + body.intakeId() + " may have been kept", e);
        }
    }

    private void work() {
        try {
            var some = new ArrayList<Waiting>();
            while (true) {
                some.clear();
                some.add(waiting.take());
                waiting.drainTo(some, AT_ONCE - 1);
                boolean last = some.removeIf(one -> one.body() == LAST);
                keep(some);
                if (last && waiting.isEmpty()) return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(List<Waiting> some) {
        if (some.isEmpty()) return;
        try {
            ledger.store(some.stream().map(Waiting::body).toList());
            some.forEach(one -> one.kept().complete(null));
        } catch (RuntimeException e) {
            some.forEach(one -> one.kept().completeExceptionally(e));
        }
    }

    @Override
    public void start() {
        running = true;
        new Thread(this::work, "intake-desk").start();
    }

    /** What is on it is kept; what comes later is kept by whoever brings it. */
    @Override
    public void stop() {
        running = false;
        waiting.add(new Waiting(LAST, new CompletableFuture<>()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server, whose last requests are on it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
