package io.shelfbell.intake.order;

import io.shelfbell.decision.OrderDecisions;
import io.shelfbell.decision.OrderGate;
import io.shelfbell.decision.OrderGate.Asked;
import io.shelfbell.decision.OrderGate.Judged;
import io.shelfbell.fact.OrderRuling.Outcome;
import io.shelfbell.intake.channel.OrderDocuments;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.intake.channel.SalesChannel;
import io.shelfbell.intake.channel.SalesChannels;
import io.shelfbell.intake.failure.FailureLedger;
import io.shelfbell.intake.order.IntakeLedger.Open;
import io.shelfbell.intake.order.IntakeLedger.Status;
import io.shelfbell.intake.reply.Replies;
import io.shelfbell.order.OrderBook;
import io.shelfbell.order.OrderVersions;
import io.shelfbell.order.OrderVersions.Incoming;
import io.shelfbell.rota.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From stored bodies to orders, in one transaction with the bodies' own outcomes. */
@Component
class OrderIntake {
    private final SalesChannels channels;
    private final OrderGate gate;
    private final OrderDecisions decisions;
    private final IntakeLedger ledger;
    private final FailureLedger failures;
    private final Replies replies;
    private final OrderBook orders;
    private final OrderVersions versions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrderIntake(
            SalesChannels channels,
            OrderGate gate,
            OrderDecisions decisions,
            IntakeLedger ledger,
            FailureLedger failures,
            Replies replies,
            OrderBook orders,
            OrderVersions versions,
            TransactionTemplate transaction,
            Clock clock) {
        this.channels = channels;
        this.gate = gate;
        this.decisions = decisions;
        this.ledger = ledger;
        this.failures = failures;
        this.replies = replies;
        this.orders = orders;
        this.versions = versions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A body that was read. */
    private record Read(Open open, SalesChannel channel, List<Found> found) {}

    /** An order of a body, and what the tables say. */
    private record Ruled(Open open, Judged judged) {}

    /** @throws IllegalStateException when another node took a body over; what this one did is rolled back */
    void take(List<Open> open) {
        var now = clock.instant();
        var read = open.stream().map(one -> read(one, now)).toList();
        var ruled = judge(read, now);
        transaction.executeWithoutResult(tx -> {
            var outcomes = decide(ruled, now);
            var met = read.stream().map(one -> met(one, ruled, outcomes)).toList();
            met.forEach(one -> answer(one, now));
            failures.add(met.stream()
                    .filter(one -> one.status() == Status.REJECTED)
                    .map(Met::failure)
                    .toList());
            var accepted = met.stream()
                    .filter(one -> one.status() == Status.ACCEPTED)
                    .flatMap(one -> one.orderIds().stream())
                    .toList();
            ledger.release(versions.changes(accepted), accepted);
            if (!ledger.finish(met.stream().map(Met::finished).toList()))
                throw new IllegalStateException("taken over: one of " + open.size() + " bodies");
            CrashPoint.ORDER_WRITTEN.reached();
        });
        CrashPoint.ORDER_COMMITTED.reached();
    }

    private Read read(Open open, Instant now) {
        var channel = channels.find(open.channel())
                .orElseThrow(() -> new IllegalStateException("no channel: name=" + open.channel()));
        return new Read(open, channel, OrderDocuments.read(channel, open.body(), now));
    }

    private List<Ruled> judge(List<Read> read, Instant now) {
        var asked = new ArrayList<Asked>();
        var of = new ArrayList<Open>();
        for (var one : read)
            for (var found : one.found())
                if (found instanceof Found.Order order) {
                    asked.add(new Asked(order.order(), order.pointer(), order.noticed()));
                    of.add(one.open());
                }
        var judged = gate.judge(asked, now);
        var ruled = new ArrayList<Ruled>();
        for (int i = 0; i < judged.size(); i++) ruled.add(new Ruled(of.get(i), judged.get(i)));
        return ruled;
    }

    /** Nothing for those that the tables reject. */
    private Map<Ruled, OrderDecisions.Outcome> decide(List<Ruled> ruled, Instant now) {
        var taken =
                ruled.stream().filter(one -> !one.judged().is(Outcome.REJECT)).toList();
        var decided = decisions.handle(taken.stream().map(OrderIntake::incoming).toList(), now);
        var outcomes = new IdentityHashMap<Ruled, OrderDecisions.Outcome>();
        for (int i = 0; i < taken.size(); i++) outcomes.put(taken.get(i), decided.get(i));
        return outcomes;
    }

    private static Incoming incoming(Ruled one) {
        return new Incoming(
                one.judged().order(),
                one.open().intakeId(),
                one.judged().is(Outcome.HOLD),
                one.open().receivedAt());
    }

    private static Met met(Read read, List<Ruled> ruled, Map<Ruled, OrderDecisions.Outcome> outcomes) {
        var own = ruled.stream().filter(one -> one.open() == read.open()).iterator();
        var fates = new ArrayList<Fate>();
        for (var found : read.found()) {
            if (found instanceof Found.None none) {
                fates.add(Fate.unread(none));
                continue;
            }
            var one = own.next();
            fates.add(Fate.of(found, one.judged(), outcomes.get(one)));
        }
        return new Met(read.open(), read.channel(), fates);
    }

    private void answer(Met met, Instant now) {
        var wanted = met.channel().door().replies();
        if (wanted.isEmpty()) return;
        var answered = met.answered(orders.backordered(met.orderIds()));
        replies.answer(met.channel().name(), met.open().intakeId(), wanted, answered, now);
    }
}
