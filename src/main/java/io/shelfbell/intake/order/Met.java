package io.shelfbell.intake.order;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.OrderRuling.Outcome;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.channel.SalesChannel;
import io.shelfbell.intake.failure.Failure;
import io.shelfbell.intake.order.IntakeLedger.Finished;
import io.shelfbell.intake.order.IntakeLedger.Open;
import io.shelfbell.intake.order.IntakeLedger.Status;
import io.shelfbell.intake.reply.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of a body, document by document. */
record Met(Open open, SalesChannel channel, List<Fate> fates) {
    /** One that is held is what somebody has to look at; otherwise what was taken counts. */
    Status status() {
        for (var status : List.of(Status.HELD, Status.ACCEPTED, Status.DUPLICATE))
            if (fates.stream().anyMatch(fate -> fate.status() == status)) return status;
        return Status.REJECTED;
    }

    /** Of those that were not rejected. */
    List<String> orderIds() {
        return fates.stream()
                .filter(fate -> fate.status() != Status.REJECTED)
                .flatMap(fate -> fate.order().map(CanonicalOrder::id).stream())
                .toList();
    }

    private List<OrderFinding> findings() {
        return fates.stream().flatMap(fate -> fate.findings().stream()).toList();
    }

    Finished finished() {
        return new Finished(open, status(), orderIds(), findings());
    }

    /** Of a body that was rejected. */
    Failure failure() {
        var why = findings().stream()
                .filter(finding -> finding.outcome() == null || finding.outcome() == Outcome.REJECT)
                .findFirst()
                .orElseGet(() -> OrderFinding.told("REJECTED", "It was rejected."));
        return Failure.ofOrder(
                open.channel(), open.intakeId(), new Finding(why.pointer(), why.code(), why.message()), open.body());
    }

    /**
     * What a partner who writes by EDI is told, message by message.
     *
     * @param backordered units that nothing covers, by order and line
     */
    List<Answered> answered(Map<String, Map<Integer, Integer>> backordered) {
        var answered = new ArrayList<Answered>();
        for (var fate : fates)
            if (fate.found().document() instanceof Map<?, ?> message) {
                var order = fate.order().orElse(null);
                var lines = order == null ? null : backordered.get(order.id());
                answered.add(new Answered(
                        message,
                        Answered.Outcome.valueOf(fate.status().name()),
                        order,
                        lines == null ? Map.of() : lines));
            }
        return answered;
    }
}
