package io.shelfbell.intake.http;

import static java.util.Objects.requireNonNullElse;

import io.shelfbell.decision.WhatIf;
import io.shelfbell.fact.Demand;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.Relation;
import io.shelfbell.fact.StockChange;
import io.shelfbell.fact.StockPosition;
import io.shelfbell.intake.Bounds;
import io.shelfbell.intake.Fields;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads made-up facts from JSON: whatever is left out is taken as in an ordinary case. */
@Component
final class WhatIfs {
    private static final String NOBODY = "what-if";

    private final Clock clock;

    WhatIfs(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    WhatIf read(Fields fields) {
        var occasion = fields.requiredOneOf("occasion", Occasion.class);
        var relation = fields.oneOf("relation", Relation.class);
        var at = requireNonNullElse(fields.optionalInstant("at"), clock.instant());
        var item = fields.object("item");
        var stock = fields.object("stock");
        var order = fields.optionalObject("order");
        var person = fields.object("recipient");
        var recipient = person == null
                ? null
                : Recipients.recipient(
                        person, requireNonNullElse(person.optionalText("id"), NOBODY), preferences(person));
        var demand = order == null ? null : demand(order, at);
        if (item == null || stock == null) return null;
        var change = change(item, stock, occasion, demand, at);
        if (occasion == null || recipient == null || change == null) return null;
        return new WhatIf(occasion, change, recipient, relation, demand, at);
    }

    private static Preferences preferences(Fields recipient) {
        var preferences = recipient.optionalObject("preferences");
        return preferences == null ? Preferences.NONE : Recipients.preferences(preferences);
    }

    private static @Nullable StockChange change(
            Fields item, Fields stock, @Nullable Occasion occasion, @Nullable Demand demand, Instant at) {
        var sku = item.text("sku");
        var listed = Items.item(item, sku, requireNonNullElse(item.optionalText("name"), requireNonNullElse(sku, "")));
        var after = position(stock, sku, 0);
        var earlier = stock.optionalObject("before");
        var before = earlier == null ? null : position(earlier, sku, after == null ? 0 : after.lowStockThreshold());
        if (listed == null || after == null) return null;
        boolean isShort = demand != null && demand.quantityShort() > 0;
        return new StockChange(
                listed,
                before,
                after,
                occasion == Occasion.BACKORDERED && isShort ? 1 : 0,
                occasion == Occasion.BACK_IN_STOCK && demand != null && !isShort ? 1 : 0,
                occasion == Occasion.ETA_CHANGED && isShort ? 1 : 0,
                at);
    }

    private static @Nullable StockPosition position(Fields stock, @Nullable String sku, int usualThreshold) {
        var onHand = stock.units("onHand");
        var allocated = Bounds.atLeast(0, stock, "allocated");
        var onOrder = Bounds.atLeast(0, stock, "onOrder");
        var expectedAt = stock.optionalInstant("expectedAt");
        var threshold = Bounds.atLeast(0, stock, "lowStockThreshold");
        if (sku == null || onHand == null) return null;
        return new StockPosition(
                sku,
                onHand,
                requireNonNullElse(allocated, 0),
                requireNonNullElse(onOrder, 0),
                expectedAt,
                requireNonNullElse(threshold, usualThreshold));
    }

    private static Demand demand(Fields order, Instant at) {
        var number = requireNonNullElse(order.optionalText("number"), NOBODY);
        var channel = requireNonNullElse(order.optionalText("channel"), NOBODY);
        return new Demand(
                channel + ":" + number,
                number,
                channel,
                Bounds.notNegative(order, "value", order.optionalAmount("value")),
                1,
                requireNonNullElse(Bounds.atLeast(1, order, "quantity"), 1),
                requireNonNullElse(Bounds.atLeast(0, order, "quantityShort"), 0),
                requireNonNullElse(order.optionalFlag("urgent"), false),
                requireNonNullElse(order.optionalFlag("test"), false),
                requireNonNullElse(order.optionalInstant("orderedAt"), at),
                order.optionalDate("promisedOn"));
    }
}
