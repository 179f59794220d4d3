package io.shelfbell.inventory;

import io.shelfbell.fact.Item;
import io.shelfbell.fact.Sourcing;
import io.shelfbell.fact.StockPlace;
import io.shelfbell.fact.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which locations count, and for whom.
 *
 * @param rules what answers that; this room does not see the rules
 */
public record Locations(Map<String, Item> items, Function<StockPlace, Verdict<Sourcing>> rules, LocalDate day) {

    /** Every location counts for everybody. */
    public static final Locations ALL = of(Map.of(), place -> new Verdict<>(List.of(), List.of()), Instant.EPOCH);

    public static Locations of(Map<String, Item> items, Function<StockPlace, Verdict<Sourcing>> rules, Instant at) {
        return new Locations(items, rules, LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    /** A location that nobody says anything about counts for everybody. */
    List<Sourcing> sourcing(StockLevel level) {
        var item = items.getOrDefault(level.sku(), Item.unlisted(level.sku()));
        var actions = rules.apply(new StockPlace(item, level.location(), level.source(), day))
                .actions();
        return actions.isEmpty() ? List.of(Sourcing.EVERYBODY) : actions;
    }
}
