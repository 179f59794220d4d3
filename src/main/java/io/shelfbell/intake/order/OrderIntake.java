package io.shelfbell.intake.order;

import io.shelfbell.decision.OrderDecisions;
import io.shelfbell.decision.OrderGate;
import io.shelfbell.decision.OrderGate.Asked;
import io.shelfbell.decision.OrderGate.Judged;
import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.OrderRuling.Outcome;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.channel.OrderDocuments;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.intake.channel.SalesChannel;
import io.shelfbell.intake.channel.SalesChannels;
import io.shelfbell.intake.failure.Failure;
import io.shelfbell.intake.failure.FailureLedger;
import io.shelfbell.intake.order.IntakeLedger.Finished;
import io.shelfbell.intake.order.IntakeLedger.Open;
import io.shelfbell.intake.order.IntakeLedger.Status;
import io.shelfbell.intake.reply.Answered;
import io.shelfbell.intake.reply.Replies;
import io.shelfbell.order.OrderBook;
import io.shelfbell.order.OrderVersions;
import io.shelfbell.order.OrderVersions.Incoming;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            var taken = ruled.stream()
                    .filter(one -> !one.judged().is(Outcome.REJECT))
                    .toList();
            var outcomes =
                    decisions.handle(taken.stream().map(OrderIntake::incoming).toList(), now);
            var met = read.stream().map(one -> met(one, ruled, taken, outcomes)).toList();
            var finished = met.stream().map(OrderIntake::finished).toList();
            met.forEach(one -> answer(one, now));
            failures.add(finished.stream()
                    .filter(one -> one.status() == Status.REJECTED)
                    .map(OrderIntake::failure)
                    .toList());
            ledger.release(versions.changes(finished.stream()
                    .filter(one -> one.status() == Status.ACCEPTED)
                    .flatMap(one -> one.orderIds().stream())
                    .toList()));
            if (!ledger.finish(finished))
                throw new IllegalStateException("taken over: one of " + open.size() + " bodies");
        });
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

    private static Incoming incoming(Ruled one) {
        return new Incoming(
                one.judged().order(),
                one.open().intakeId(),
                one.judged().is(Outcome.HOLD),
                one.open().receivedAt());
    }

    /** What became of one document of a body. */
    private record Fate(Found found, Status status, List<OrderFinding> findings) {}

    /** What became of a body. */
    private record Met(Read read, List<Fate> fates) {}

    private static Met met(Read read, List<Ruled> ruled, List<Ruled> taken, List<OrderDecisions.Outcome> outcomes) {
        var own = ruled.stream().filter(one -> one.open() == read.open()).iterator();
        return new Met(
                read,
                read.found().stream()
                        .map(found -> found instanceof Found.None none
                                ? unread(none)
                                : fate(found, own.next(), taken, outcomes))
                        .toList());
    }

    private static Fate unread(Found.None none) {
        return new Fate(
                none, Status.REJECTED, none.why().stream().map(OrderFinding::of).toList());
    }

    private static Fate fate(Found found, Ruled one, List<Ruled> taken, List<OrderDecisions.Outcome> outcomes) {
        var findings = new ArrayList<>(
                one.judged().rulings().stream().map(OrderFinding::of).toList());
        int at = taken.indexOf(one);
        var status = at < 0
                ? Status.REJECTED
                : status(outcomes.get(at), one.judged().order().id(), findings);
        return new Fate(found, status, findings);
    }

    private static Finished finished(Met met) {
        var fates = met.fates();
        return new Finished(
                met.read().open(),
                worst(fates.stream().map(Fate::status).toList()),
                fates.stream()
                        .filter(fate -> fate.status() != Status.REJECTED)
                        .flatMap(fate -> orderOf(fate).map(CanonicalOrder::id).stream())
                        .toList(),
                fates.stream().flatMap(fate -> fate.findings().stream()).toList());
    }

    private static Optional<CanonicalOrder> orderOf(Fate fate) {
        return fate.found() instanceof Found.Order order ? Optional.of(order.order()) : Optional.empty();
    }

    /** Partners who write by EDI are told, message by message. */
    private void answer(Met met, Instant now) {
        var channel = met.read().channel();
        if (channel.door().replies().isEmpty()) return;
        var backordered = orders.backordered(met.fates().stream()
                .flatMap(fate -> orderOf(fate).map(CanonicalOrder::id).stream())
                .toList());
        var answered = new ArrayList<Answered>();
        for (var fate : met.fates())
            if (fate.found().document() instanceof Map<?, ?> message)
                answered.add(new Answered(
                        message,
                        Answered.Fate.valueOf(fate.status().name()),
                        orderOf(fate).orElse(null),
                        orderOf(fate)
                                .map(order -> backordered.getOrDefault(order.id(), Map.of()))
                                .orElse(Map.of())));
        replies.answer(
                channel.name(), met.read().open().intakeId(), channel.door().replies(), answered, now);
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
