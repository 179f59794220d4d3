package io.shelfbell.decision;

import static java.util.stream.Collectors.toSet;

import io.shelfbell.fact.CanonicalOrder.Line;
import io.shelfbell.inventory.AliasList;
import io.shelfbell.inventory.AliasList.Alias;
import io.shelfbell.order.OrderBook;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A new name of an article also counts for open orders with a line of that name; what a line has been understood as by another name stays. */
@Component
public class AliasDecisions {
    private static final int AT_ONCE = 200;

    private final AliasList aliases;
    private final OrderBook orders;
    private final OrderDecisions decisions;
    private final Clock clock;

    AliasDecisions(AliasList aliases, OrderBook orders, OrderDecisions decisions, Clock clock) {
        this.aliases = aliases;
        this.orders = orders;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** How many orders were taken in again. Safe to repeat: what an earlier call left is found again. */
    public int put(Collection<Alias> named) {
        aliases.put(named);
        var names = named.stream().flatMap(AliasDecisions::names).collect(toSet());
        int placed = 0;
        for (var ids = next(names, ""); !ids.isEmpty(); ids = next(names, ids.get(ids.size() - 1))) {
            decisions.place(ids, clock.instant());
            placed += ids.size();
        }
        return placed;
    }

    /** How an order line may have it that nobody understood. */
    private static Stream<String> names(Alias named) {
        var alias = named.alias();
        return Stream.concat(
                Stream.of(alias).filter(name -> !name.equals(named.sku())),
                Stream.concat(Line.unnamed(alias, null).stream(), Line.unnamed(null, alias).stream()));
    }

    private List<String> next(Collection<String> names, String after) {
        return orders.openWith(names, after, AT_ONCE);
    }
}
