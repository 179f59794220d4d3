package io.shelfbell.rule.table;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.DeliveryFailure;
import io.shelfbell.fact.Exclusion;
import io.shelfbell.fact.FailureMeaning;
import io.shelfbell.fact.Firing;
import io.shelfbell.fact.LineBounds;
import io.shelfbell.fact.OpenLine;
import io.shelfbell.fact.OrderConcern;
import io.shelfbell.fact.OrderRuling;
import io.shelfbell.fact.Priority;
import io.shelfbell.fact.ProposedLine;
import io.shelfbell.fact.Routing;
import io.shelfbell.fact.Sourcing;
import io.shelfbell.fact.StockChange;
import io.shelfbell.fact.StockPlace;
import io.shelfbell.fact.Timing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is asked about one kind of fact, and the kind of action that answers it.
 *
 * @param at the instant that a row's From and Until are compared with
 */
public record Question<F, A>(String name, Class<F> fact, Class<A> action, Function<F, Instant> at) {

    public static final Question<StockChange, Firing> FIRING =
            new Question<>("firing", StockChange.class, Firing.class, StockChange::observedAt);
    public static final Question<Candidate, Exclusion> EXCLUSION =
            new Question<>("exclusion", Candidate.class, Exclusion.class, Candidate::at);
    public static final Question<Candidate, Timing> TIMING =
            new Question<>("timing", Candidate.class, Timing.class, Candidate::at);
    public static final Question<Candidate, Routing> ROUTING =
            new Question<>("routing", Candidate.class, Routing.class, Candidate::at);
    public static final Question<OpenLine, Priority> ALLOCATION =
            new Question<>("allocation", OpenLine.class, Priority.class, OpenLine::orderedAt);

    public static final Question<DeliveryFailure, FailureMeaning> FAILURE =
            new Question<>("failure", DeliveryFailure.class, FailureMeaning.class, DeliveryFailure::at);

    public static final Question<ProposedLine, LineBounds> THRESHOLD_BOUNDS =
            new Question<>("threshold-bounds", ProposedLine.class, LineBounds.class, ProposedLine::at);

    public static final Question<StockPlace, Sourcing> SOURCING = new Question<>(
            "sourcing",
            StockPlace.class,
            Sourcing.class,
            place -> place.day().atStartOfDay(ZoneOffset.UTC).toInstant());

    public static final Question<OrderConcern, OrderRuling> ORDER_VALIDATION =
            new Question<>("order-validation", OrderConcern.class, OrderRuling.class, OrderConcern::at);

    public static List<Question<?, ?>> all() {
        return List.of(
                FIRING, EXCLUSION, TIMING, ROUTING, ALLOCATION, FAILURE, THRESHOLD_BOUNDS, SOURCING, ORDER_VALIDATION);
    }

    static Optional<Question<?, ?>> named(String name) {
        return all().stream().filter(q -> q.name.equalsIgnoreCase(name)).findFirst();
    }

    /** The UTC day that a row's From and Until are compared with. */
    public LocalDate day(Object about) {
        return LocalDate.ofInstant(at.apply(fact.cast(about)), ZoneOffset.UTC);
    }
}
