package io.shelfbell.decision;

import io.shelfbell.fact.Item;
import io.shelfbell.inventory.ItemBook;
import io.shelfbell.inventory.Locations;
import io.shelfbell.inventory.Move;
import io.shelfbell.inventory.Shelf;
import io.shelfbell.inventory.StockLedger;
import io.shelfbell.order.OrderBook;
import io.shelfbell.rule.RuleBook;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Opens the shelves of some SKUs, so that something can change on them, and puts them away again. Within one transaction. */
@Component
class StockRoom {
    private final StockLedger stock;
    private final ItemBook items;
    private final OrderBook orders;
    private final RuleBook rules;

    StockRoom(StockLedger stock, ItemBook items, OrderBook orders, RuleBook rules) {
        this.stock = stock;
        this.items = items;
        this.orders = orders;
        this.rules = rules;
    }

    /** Nobody else changes these SKUs, or what is promised of them, until the transaction ends. */
    void lock(Collection<String> skus) {
        stock.lock(skus);
    }

    /** Shelves with what they hold and what is promised of it now. */
    OpenShelves open(Collection<String> skus, Instant now) {
        var known = items.of(skus);
        var locations = Locations.of(known, rules::sourcing, now);
        return new OpenShelves(known, stock.shelves(skus, orders.openUnits(skus), locations));
    }

    void putAway(OpenShelves open) {
        stock.save(open.shelves().values());
    }

    /** Locked SKUs. */
    record OpenShelves(Map<String, Item> items, Map<String, Shelf> shelves) {
        List<Move> moves(Function<Shelf, Optional<Move>> how) {
            return shelves.values().stream().flatMap(shelf -> how.apply(shelf).stream()).toList();
        }
    }
}
