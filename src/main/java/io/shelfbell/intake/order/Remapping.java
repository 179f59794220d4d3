package io.shelfbell.intake.order;

import io.shelfbell.decision.OrderDecisions;
import io.shelfbell.decision.OrderGate;
import io.shelfbell.decision.OrderGate.Asked;
import io.shelfbell.decision.OrderGate.Judged;
import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.OrderRuling.Outcome;
import io.shelfbell.intake.channel.OrderDocuments;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.intake.channel.SalesChannels;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Bodies that were taken are read again by the mapping of today; their orders say from now on what it makes of them. */
@Component
public class Remapping {
    private final IntakeLedger ledger;
    private final SalesChannels channels;
    private final OrderGate gate;
    private final OrderDecisions decisions;
    private final Clock clock;

    Remapping(IntakeLedger ledger, SalesChannels channels, OrderGate gate, OrderDecisions decisions, Clock clock) {
        this.ledger = ledger;
        this.channels = channels;
        this.gate = gate;
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
        var now = clock.instant();
        var asked = new ArrayList<Asked>();
        for (var found : OrderDocuments.read(channel, open.body(), open.receivedAt()))
            if (found instanceof Found.Order order)
                asked.add(new Asked(order.order(), order.pointer(), order.noticed()));
        if (asked.isEmpty()) throw new IllegalArgumentException("By the mapping of today there is no order in it.");
        gate.judge(asked, now).forEach(Remapping::requireTaken);
        var orders = asked.stream().map(Asked::order).toList();
        decisions.reread(orders, now);
        return orders;
    }

    /** What is held may be taken again, too: whoever asks has looked at it. */
    private static void requireTaken(Judged judged) {
        if (!judged.is(Outcome.REJECT)) return;
        var why = judged.rulings().stream()
                .filter(one -> one.outcome() == Outcome.REJECT)
                .map(OrderFinding::of)
                .map(one -> one.pointer() + " " + one.code() + ": " + one.message() + " " + one.row())
                .collect(Collectors.joining("; "));
        throw new IllegalArgumentException(
                "By the mapping of today the tables reject " + judged.order().id() + ": " + why);
    }
}
