package io.shelfbell.intake.http;

import io.shelfbell.decision.PartDecisions;
import io.shelfbell.fact.Item;
import io.shelfbell.intake.Elements;
import io.shelfbell.inventory.ItemBook;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The item master's door. Safe to repeat. */
@RestController
@RequestMapping("/api/v1/items")
class ItemApi {
    private final ItemBook items;
    private final PartDecisions parts;

    ItemApi(ItemBook items, PartDecisions parts) {
        this.items = items;
        this.parts = parts;
    }

    @PutMapping("/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String sku, HttpServletRequest request) throws IOException {
        var described = Batch.readOne(request, fields -> Items.described(fields, sku));
        if (described.parts() == null) items.put(List.of(described.item()));
        else
            parts.put(described.item(), described.parts()).ifPresent(objection -> {
                throw InvalidBody.fields(List.of(Parts.finding(objection)));
            });
    }

    /** How many items were taken, and which were not. */
    record Receipt(int accepted, List<Elements.Rejected> rejected) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Receipt put(HttpServletRequest request) throws IOException {
        var batch = Batch.read(request, fields -> {
            Parts.refuse(fields);
            return Items.item(fields, fields.key("sku"), fields.text("name"));
        });
        items.put(Newest.of(batch.good(), Item::sku));
        return new Receipt(batch.good().size(), batch.rejected());
    }
}
