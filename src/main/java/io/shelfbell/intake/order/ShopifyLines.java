package io.shelfbell.intake.order;

import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.fact.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a Shopify order. */
final class ShopifyLines {
    private final ShopifyFields order;
    private final @Nullable Currency currency;
    private final boolean cancelled;

    ShopifyLines(ShopifyFields order, @Nullable Currency currency, boolean cancelled) {
        this.order = order;
        this.currency = currency;
        this.cancelled = cancelled;
    }

    /** Null when a line has no quantity: an order is taken whole or not at all. */
    @Nullable
    List<CustomerOrder.Line> read() {
        var lines = new ArrayList<CustomerOrder.Line>();
        boolean complete = true;
        for (var fields : order.objects("line_items")) {
            var quantity = fields.units("quantity");
            if (quantity == null) {
                fields.complain("quantity", "MISSING", "A line needs a quantity.");
                complete = false;
            } else {
                lines.add(line(lines.size() + 1, quantity, fields));
            }
        }
        return complete ? lines : null;
    }

    private CustomerOrder.Line line(int lineNo, int quantity, ShopifyFields fields) {
        var price = fields.decimal("price");
        return new CustomerOrder.Line(
                lineNo,
                sku(lineNo, fields),
                fields.first(fields.text("name"), fields.text("title"), "line " + lineNo),
                quantity,
                open(quantity, fields),
                price == null || currency == null ? null : new Money(price, currency),
                null);
    }

    /** Shops that keep no SKUs still have variants and products: those stand in, with a word of warning. */
    private static String sku(int lineNo, ShopifyFields fields) {
        var sku = fields.key("sku");
        if (sku != null) return sku;
        var variant = fields.id("variant_id");
        var product = fields.id("product_id");
        var instead = variant != null
                ? "shopify:variant:" + variant
                : "shopify:product:" + fields.first(product, fields.id("id"), "line-" + lineNo);
        fields.complain("sku", "NO_SKU", "The line has no SKU; " + instead + " stands in.");
        return instead;
    }

    /** Units that still have to leave the warehouse: {@code fulfillable_quantity} where Shopify says it. */
    private int open(int quantity, ShopifyFields fields) {
        if (cancelled || fields.flag("gift_card")) return 0;
        var fulfillable = fields.units("fulfillable_quantity");
        if (fulfillable != null) return Math.min(fulfillable, quantity);
        return "fulfilled".equals(fields.text("fulfillment_status")) ? 0 : quantity;
    }
}
