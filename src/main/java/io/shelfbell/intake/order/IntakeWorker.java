package io.shelfbell.intake.order;

import io.shelfbell.rota.Worker;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works through stored bodies, on every node; one that keeps failing ends visibly as failed, and the others pass. */
@Component
public class IntakeWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeWorker.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 10;
    private static final int AT_ONCE = 100;

    private final IntakeLedger ledger;
    private final OrderIntake orders;
    private final Worker worker = new Worker("intake", PAUSE, this::takeNext);

    IntakeWorker(IntakeLedger ledger, OrderIntake orders) {
        this.ledger = ledger;
        this.orders = orders;
    }

    /** A body was stored. */
    public void wake() {
        worker.wake();
    }

    private int takeNext() {
        var open = ledger.claim(AT_ONCE, LEASE);
        if (open.isEmpty()) return 0;
        try {
            orders.take(open);
        } catch (RuntimeException e) {
            if (open.size() > 1) open.forEach(this::takeAlone);
            else fail(open.get(0), e);
        }
        return open.size();
    }

    private void takeAlone(IntakeLedger.Open open) {
        try {
            orders.take(List.of(open));
        } catch (RuntimeException e) {
            fail(open, e);
        }
    }

    private void fail(IntakeLedger.Open open, RuntimeException e) {
        LOG.error(
                "intake={} channel={} attempt={} error={}",
                open.intakeId(),
                open.channel(),
                open.attempt(),
                e.toString(),
                e);
        var why = OrderFinding.told(
                "INTERNAL", "It could not be worked on: " + e.getClass().getSimpleName() + ".");
        ledger.fail(open, why, open.attempt() >= ATTEMPTS, AFTER_ERROR);
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
