package io.shelfbell.outbox;

import io.shelfbell.rota.Worker;
import java.time.Duration;
import java.util.Collection;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes in what is said about deliveries after they were sent. */
@Component
public class Receipts implements SmartLifecycle {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ReceiptLedger ledger;
    private final Worker worker;

    Receipts(ReceiptLedger ledger, ReceiptMoves moves) {
        this.ledger = ledger;
        this.worker = new Worker("receipts", PAUSE, moves::apply);
    }

    /** Keeps every word once; deliveries are moved on after the commit. */
    public void take(Collection<NewReceipt> receipts) {
        if (receipts.isEmpty()) return;
        ledger.add(receipts);
        worker.wake();
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
