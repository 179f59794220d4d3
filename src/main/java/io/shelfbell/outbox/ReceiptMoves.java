package io.shelfbell.outbox;

import io.shelfbell.outbox.ReceiptLedger.Moved;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves deliveries on by what was said about them later. States move forward only, in whatever order the words came. */
@Component
class ReceiptMoves {
    private static final int BATCH = 1_000;

    /** After two days, a message that comes back is not sent by another channel any more. */
    private static final Duration FRESH_FOR = Duration.ofDays(2);

    private final ReceiptLedger receipts;
    private final DeliveryLedger deliveries;
    private final Relays relays;

    ReceiptMoves(ReceiptLedger receipts, DeliveryLedger deliveries, Relays relays) {
        this.receipts = receipts;
        this.deliveries = deliveries;
        this.relays = relays;
    }

    /** Returns for how many notifications something had been said. */
    @Transactional
    public int apply() {
        receipts.identify();
        var waiting = receipts.lockWaiting(BATCH);
        if (waiting.isEmpty()) return 0;
        var moved = receipts.apply(waiting);
        deliveries.moveOn(of(moved, false), true);
        deliveries.reopen(of(moved, true), FRESH_FOR).forEach(relays::wake);
        deliveries.conclude(waiting);
        return waiting.size();
    }

    private static List<Long> of(List<Moved> moved, boolean failed) {
        return moved.stream()
                .filter(one -> one.failed() == failed)
                .map(Moved::notificationId)
                .toList();
    }
}
