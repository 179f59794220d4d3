package io.shelfbell.decision;

import io.shelfbell.fact.Item;
import io.shelfbell.inventory.Held;
import io.shelfbell.inventory.ItemBook;
import io.shelfbell.inventory.Locations;
import io.shelfbell.inventory.Shelves;
import io.shelfbell.inventory.StockLedger;
import io.shelfbell.order.OrderBook;
import io.shelfbell.rule.RuleBook;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
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
    Held lock(Collection<String> skus) {
        return stock.lock(skus);
    }

    /** What lies there, and what is promised of it now. */
    OpenShelves open(Held held, Instant now) {
        var known = items.of(held.skus());
        var locations = Locations.of(known, rules::sourcing, now);
        return new OpenShelves(known, stock.shelves(held, orders.openUnits(held.skus()), locations));
    }

    void putAway(OpenShelves open) {
        stock.save(open.shelves());
    }

    /** Held shelves with their items. */
    record OpenShelves(Map<String, Item> items, Shelves shelves) {}
}
