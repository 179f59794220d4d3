package io.shelfbell.decision;

import io.shelfbell.fact.Item;
import io.shelfbell.fact.Part;
import io.shelfbell.inventory.ItemBook;
import io.shelfbell.inventory.PartList;
import io.shelfbell.inventory.PartList.Objection;
import io.shelfbell.inventory.StockLedger;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An item becomes a bundle, another one, or none any more, and its stock with it; in one transaction. Safe to repeat. */
@Component
public class PartDecisions {
    private final ItemBook items;
    private final PartList parts;
    private final StockRoom room;
    private final StockLedger stock;
    private final ChangeDecisions changes;
    private final Clock clock;

    PartDecisions(
            ItemBook items, PartList parts, StockRoom room, StockLedger stock, ChangeDecisions changes, Clock clock) {
        this.items = items;
        this.parts = parts;
        this.room = room;
        this.stock = stock;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Stores the item with its parts, unless something speaks against them: then nothing is stored.
     *
     * @param made what the item is made of; nothing for an item that lies on shelves itself
     */
    @Transactional
    public Optional<Objection> put(Item item, List<Part> made) {
        parts.lock();
        var objection = parts.objection(item.sku(), made);
        if (objection.isPresent()) return objection;
        var touched = parts.put(item.sku(), made);
        var now = clock.instant();
        room.lock(touched);
        stock.bundle(touched);
        items.put(List.of(item));
        var open = room.open(room.lock(touched), now);
        changes.decide(open.shelves().moves(shelf -> shelf.reconsider(now)), open, now);
        room.putAway(open);
        return Optional.empty();
    }
}
