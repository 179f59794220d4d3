package io.shelfbell.intake.order;

import io.shelfbell.decision.OrderDecisions;
import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.intake.channel.OrderDocuments;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.intake.channel.SalesChannels;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Bodies that were taken are read again by the mapping of today; their orders say from now on what it makes of them. */
@Component
public class Remapping {
    private final IntakeLedger ledger;
    private final SalesChannels channels;
    private final OrderDecisions decisions;
    private final Clock clock;

    Remapping(IntakeLedger ledger, SalesChannels channels, OrderDecisions decisions, Clock clock) {
        this.ledger = ledger;
        this.channels = channels;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * The orders. Safe to repeat.
     *
     * @throws IllegalArgumentException that says why nothing was changed
     */
    public List<CanonicalOrder> remap(UUID intakeId) {
        var open =
                ledger.body(intakeId).orElseThrow(() -> new IllegalArgumentException("There is no intake " + intakeId));
        var channel = channels.find(open.channel())
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no channel " + open.channel() + " any more."));
        var orders = new ArrayList<CanonicalOrder>();
        for (var found : OrderDocuments.read(channel, open.body(), open.receivedAt()))
            if (found instanceof Found.Order order) orders.add(order.order());
        if (orders.isEmpty()) throw new IllegalArgumentException("By the mapping of today there is no order in it.");
        decisions.reread(orders, clock.instant());
        return orders;
    }
}
