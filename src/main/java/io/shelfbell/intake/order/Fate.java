package io.shelfbell.intake.order;

import io.shelfbell.decision.OrderDecisions;
import io.shelfbell.decision.OrderGate.Judged;
import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.intake.order.IntakeLedger.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one document of a body. */
record Fate(Found found, Status status, List<OrderFinding> findings) {
    static Fate unread(Found.None none) {
        return new Fate(
                none, Status.REJECTED, none.why().stream().map(OrderFinding::of).toList());
    }

    /** @param outcome null when the tables rejected it */
    static Fate of(Found found, Judged judged, OrderDecisions.@Nullable Outcome outcome) {
        var findings =
                new ArrayList<>(judged.rulings().stream().map(OrderFinding::of).toList());
        if (outcome == null) return new Fate(found, Status.REJECTED, findings);
        told(outcome, judged.order().id()).ifPresent(findings::add);
        return new Fate(found, status(outcome), findings);
    }

    Optional<CanonicalOrder> order() {
        return found instanceof Found.Order order ? Optional.of(order.order()) : Optional.empty();
    }

    private static Status status(OrderDecisions.Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> Status.ACCEPTED;
            case HELD, WAITING, CONTRADICTED -> Status.HELD;
            case DUPLICATE, SUPERSEDED -> Status.DUPLICATE;
        };
    }

    private static Optional<OrderFinding> told(OrderDecisions.Outcome outcome, String id) {
        return switch (outcome) {
            case ACCEPTED, HELD, DUPLICATE -> Optional.empty();
            case WAITING -> Optional.of(OrderFinding.unknownOrder(id));
            case CONTRADICTED ->
                Optional.of(OrderFinding.told(
                        "OTHER_CONTENT", "This version of " + id + " was taken before and said something else."));
            case SUPERSEDED ->
                Optional.of(OrderFinding.told("OLDER_VERSION", "A newer version of " + id + " was taken before."));
        };
    }
}
