package io.shelfbell.outbox;

import io.shelfbell.outbox.ReceiptLedger.Moved;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves deliveries on by what was said about them later. States move forward only, in whatever order the words came. */
@Component
class ReceiptMoves {
    private static final int BATCH = 1_000;

    /** A message that comes back so often is not sent by this channel again. */
    private static final int MOST_TRIES = 4;

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
        var moved = receipts.apply(receipts.lockDeliveries(waiting), MOST_TRIES);
        deliveries.moveOn(of(moved, one -> !one.failed()), true);
        deliveries
                .reopen(of(moved, one -> one.failed() && !one.again()), FRESH_FOR)
                .forEach(relays::wake);
        deliveries.conclude(waiting);
        return moved.size();
    }

    private static List<Long> of(List<Moved> moved, Predicate<Moved> which) {
        return moved.stream().filter(which).map(Moved::notificationId).toList();
    }
}
