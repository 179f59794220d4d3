package io.shelfbell.intake.order;

import static java.util.stream.Collectors.toMap;

import io.shelfbell.decision.OrderDecisions;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.order.IntakeLedger.Open;
import io.shelfbell.intake.order.IntakeLedger.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From a stored body to orders, in one transaction with the body's own outcome. */
@Component
public class OrderIntake {
    private final Map<String, OrderReader> readers;
    private final OrderDecisions decisions;
    private final IntakeLedger ledger;

    OrderIntake(List<OrderReader> readers, OrderDecisions decisions, IntakeLedger ledger) {
        this.readers = readers.stream().collect(toMap(OrderReader::channel, Function.identity()));
        this.decisions = decisions;
        this.ledger = ledger;
    }

    public boolean knows(String channel) {
        return readers.containsKey(channel);
    }

    /** @throws IllegalStateException when another node took the body over; what this one did is rolled back */
    @Transactional
    public void take(Open open) {
        var reader = readers.get(open.channel());
        if (reader == null) throw new IllegalStateException("no reader for channel=" + open.channel());
        var result = reader.read(open.body());
        boolean ours = result instanceof OrderReader.Result.Orders orders
                ? take(open, orders.orders())
                : ledger.finish(open, Status.REJECTED, List.of(), ((OrderReader.Result.Refused) result).findings());
        if (!ours) throw new IllegalStateException("taken over: intake=" + open.intakeId());
    }

    private boolean take(Open open, List<OrderReader.ReadOrder> orders) {
        var ids = new ArrayList<String>();
        var findings = new ArrayList<Finding>();
        boolean accepted = false;
        for (var read : orders) {
            var outcome = decisions.handle(read.order(), read.customer(), open.receivedAt());
            accepted |= outcome == OrderDecisions.Outcome.ACCEPTED;
            ids.add(read.order().id());
            findings.addAll(read.findings());
            if (outcome == OrderDecisions.Outcome.SUPERSEDED) {
                findings.add(new Finding(
                        "",
                        "OLDER_VERSION",
                        "A newer version of " + read.order().id() + " was taken before."));
            }
        }
        return ledger.finish(open, accepted ? Status.ACCEPTED : Status.DUPLICATE, ids, findings);
    }
}
