package io.shelfbell.intake.order;

import io.shelfbell.decision.OrderDecisions;
import io.shelfbell.decision.OrderGate;
import io.shelfbell.decision.OrderGate.Asked;
import io.shelfbell.decision.OrderGate.Judged;
import io.shelfbell.fact.OrderRuling.Outcome;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.channel.OrderDocuments;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.intake.channel.SalesChannels;
import io.shelfbell.intake.failure.Failure;
import io.shelfbell.intake.failure.FailureLedger;
import io.shelfbell.intake.order.IntakeLedger.Finished;
import io.shelfbell.intake.order.IntakeLedger.Open;
import io.shelfbell.intake.order.IntakeLedger.Status;
import io.shelfbell.order.OrderVersions.Incoming;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrderIntake(
            SalesChannels channels,
            OrderGate gate,
            OrderDecisions decisions,
            IntakeLedger ledger,
            FailureLedger failures,
            TransactionTemplate transaction,
            Clock clock) {
        this.channels = channels;
        this.gate = gate;
        this.decisions = decisions;
        this.ledger = ledger;
        this.failures = failures;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A body that was read. */
    private record Read(Open open, List<Found> found) {}

    /** An order of a body, and what the tables say. */
    private record Ruled(Open open, Judged judged) {}

    /** @throws IllegalStateException when another node took a body over; what this one did is rolled back */
    void take(List<Open> open) {
        var now = clock.instant();
        var read = open.stream().map(one -> read(one, now)).toList();
        var ruled = judge(read, now);
        transaction.executeWithoutResult(tx -> {
            var taken = ruled.stream()
                    .filter(one -> !one.judged().is(Outcome.REJECT))
                    .toList();
            var outcomes =
                    decisions.handle(taken.stream().map(OrderIntake::incoming).toList(), now);
            var finished = read.stream()
                    .map(one -> finished(one, ruled, taken, outcomes))
                    .toList();
            failures.add(finished.stream()
                    .filter(one -> one.status() == Status.REJECTED)
                    .map(OrderIntake::failure)
                    .toList());
            if (!ledger.finish(finished))
                throw new IllegalStateException("taken over: one of " + open.size() + " bodies");
        });
    }

    private Read read(Open open, Instant now) {
        var channel = channels.find(open.channel())
                .orElseThrow(() -> new IllegalStateException("no channel: name=" + open.channel()));
        return new Read(open, OrderDocuments.read(channel, open.body(), now));
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

    private static Incoming incoming(Ruled one) {
        return new Incoming(
                one.judged().order(),
                one.open().intakeId(),
                one.judged().is(Outcome.HOLD),
                one.open().receivedAt());
    }

    private static Finished finished(
            Read read, List<Ruled> ruled, List<Ruled> taken, List<OrderDecisions.Outcome> outcomes) {
        var findings = new ArrayList<OrderFinding>();
        var ids = new ArrayList<String>();
        var statuses = new ArrayList<Status>();
        for (var found : read.found())
            if (found instanceof Found.None none) {
                none.why().forEach(finding -> findings.add(OrderFinding.of(finding)));
                statuses.add(Status.REJECTED);
            }
        for (var one : ruled) {
            if (one.open() != read.open()) continue;
            one.judged().rulings().forEach(ruling -> findings.add(OrderFinding.of(ruling)));
            int at = taken.indexOf(one);
            if (at >= 0) ids.add(one.judged().order().id());
            statuses.add(
                    at < 0
                            ? Status.REJECTED
                            : status(outcomes.get(at), one.judged().order().id(), findings));
        }
        return new Finished(read.open(), worst(statuses), ids, findings);
    }

    private static Status status(OrderDecisions.Outcome outcome, String id, List<OrderFinding> findings) {
        var told = told(outcome, id);
        if (told != null) findings.add(told);
        return switch (outcome) {
            case ACCEPTED -> Status.ACCEPTED;
            case HELD, WAITING, CONTRADICTED -> Status.HELD;
            case DUPLICATE, SUPERSEDED -> Status.DUPLICATE;
        };
    }

    private static @Nullable OrderFinding told(OrderDecisions.Outcome outcome, String id) {
        return switch (outcome) {
            case ACCEPTED, HELD, DUPLICATE -> null;
            case WAITING ->
                OrderFinding.told(
                        "UNKNOWN_ORDER", "There is no order " + id + " yet: this counts as soon as it comes.");
            case CONTRADICTED ->
                OrderFinding.told(
                        "OTHER_CONTENT", "This version of " + id + " was taken before and said something else.");
            case SUPERSEDED -> OrderFinding.told("OLDER_VERSION", "A newer version of " + id + " was taken before.");
        };
    }

    /** One that is held is what somebody has to look at; otherwise what was taken counts. */
    private static Status worst(List<Status> statuses) {
        for (var status : List.of(Status.HELD, Status.ACCEPTED, Status.DUPLICATE))
            if (statuses.contains(status)) return status;
        return Status.REJECTED;
    }

    private static Failure failure(Finished finished) {
        var why = finished.findings().stream()
                .filter(finding -> finding.outcome() == null || finding.outcome() == Outcome.REJECT)
                .findFirst()
                .orElseGet(() -> OrderFinding.told("REJECTED", "It was rejected."));
        var open = finished.open();
        return Failure.ofOrder(
                open.channel(), open.intakeId(), new Finding(why.pointer(), why.code(), why.message()), open.body());
    }
}
