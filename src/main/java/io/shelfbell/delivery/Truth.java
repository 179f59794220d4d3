package io.shelfbell.delivery;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Demand;
import io.shelfbell.fact.Relation;
import io.shelfbell.fact.StockState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what a message says is still so at the moment of sending. */
final class Truth {
    private Truth() {}

    /** Why the message must not be sent any more; empty while it is true. */
    static Optional<String> objection(Candidate candidate) {
        var demand = candidate.demand();
        var state = candidate.stock().state();
        return switch (candidate.occasion()) {
            case BACKORDERED, ETA_CHANGED -> unless(isShort(demand), "NO_LONGER_BACKORDERED");
            case LOW_STOCK -> unless(state == StockState.LOW, "NO_LONGER_LOW");
            case OUT_OF_STOCK -> unless(state == StockState.OUT || state == StockState.BACKORDERED, "IN_STOCK_AGAIN");
            case BACK_IN_STOCK ->
                candidate.relation() == Relation.CUSTOMER
                        ? unless(demand != null && !isShort(demand), "NO_LONGER_COVERED")
                        : unless(candidate.stock().available() > 0, "SOLD_OUT_AGAIN");
        };
    }

    private static boolean isShort(@Nullable Demand demand) {
        return demand != null && demand.quantityShort() > 0;
    }

    private static Optional<String> unless(boolean stillTrue, String reason) {
        return stillTrue ? Optional.empty() : Optional.of(reason);
    }
}
