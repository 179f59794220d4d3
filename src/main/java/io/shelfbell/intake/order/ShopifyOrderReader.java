package io.shelfbell.intake.order;

import io.shelfbell.fact.Customer;
import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.fact.Money;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Shopify's order, as its webhooks {@code orders/create}, {@code orders/updated} and {@code orders/cancelled} send it, or wrapped in
 * {@code order} or {@code orders} as its REST Admin API answers.
 */
@Component
final class ShopifyOrderReader implements OrderReader {
    @Override
    public String channel() {
        return "shopify";
    }

    @Override
    public Result read(byte[] body) {
        try {
            return read(JsonText.parse(body).root());
        } catch (JsonText.Malformed e) {
            return refused("", "MALFORMED", String.valueOf(e.getMessage()));
        }
    }

    private static Result read(JsonNode root) {
        if (!root.isObject()) return refused("", "NOT_AN_ORDER", "Expected an object.");
        if (root.path("orders").isArray()) return all(root.path("orders"));
        boolean wrapped = root.path("order").isObject();
        return one(wrapped ? root.path("order") : root, wrapped ? "/order" : "");
    }

    private static Result all(JsonNode orders) {
        var read = new ArrayList<ReadOrder>();
        var refused = new ArrayList<Finding>();
        for (int i = 0; i < orders.size(); i++) {
            var result = one(orders.get(i), "/orders/" + i);
            if (result instanceof Result.Orders good) read.addAll(good.orders());
            if (result instanceof Result.Refused bad) refused.addAll(bad.findings());
        }
        if (read.isEmpty() && refused.isEmpty())
            return refused("/orders", "NOT_AN_ORDER", "The list of orders is empty.");
        if (read.isEmpty()) return new Result.Refused(refused);
        var first = read.get(0);
        var findings =
                Stream.concat(first.findings().stream(), refused.stream()).toList();
        read.set(0, new ReadOrder(first.order(), first.customer(), findings));
        return new Result.Orders(read);
    }

    private static Result one(JsonNode node, String pointer) {
        if (!node.path("line_items").isArray()) {
            return refused(
                    pointer + "/line_items",
                    "NOT_AN_ORDER",
                    "A Shopify order has line_items; this has " + names(node) + ".");
        }
        var findings = new ArrayList<Finding>();
        var fields = new ShopifyFields(node, pointer, findings);
        var order = order(fields);
        if (order == null) return new Result.Refused(findings);
        return new Result.Orders(List.of(new ReadOrder(order, customer(fields), findings)));
    }

    private static Result.Refused refused(String pointer, String code, String message) {
        return new Result.Refused(List.of(new Finding(pointer, code, message)));
    }

    private static String names(JsonNode node) {
        var names = node.propertyNames().stream().limit(5).toList();
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private static @Nullable CustomerOrder order(ShopifyFields fields) {
        var id = fields.id("id");
        var createdAt = fields.instant("created_at");
        if (id == null) fields.complain("id", "MISSING", "An order without an id cannot be told from another.");
        if (createdAt == null)
            fields.complain("created_at", "MISSING", "An order needs the time at which it was placed.");
        var currency = fields.currency();
        boolean cancelled = fields.text("cancelled_at") != null;
        var lines = new ShopifyLines(fields, currency, cancelled).read();
        if (id == null || createdAt == null || lines == null) return null;
        var updatedAt = fields.instant("updated_at");
        var total = fields.decimal("total_price");
        return new CustomerOrder(
                "shopify:" + id,
                "shopify",
                id,
                fields.first(fields.text("name"), fields.id("order_number"), id),
                recipientId(fields, id),
                total == null || currency == null ? null : new Money(total, currency),
                isUrgent(fields),
                fields.flag("test"),
                cancelled,
                createdAt,
                updatedAt == null ? createdAt : updatedAt,
                lines);
    }

    /** The shop's own id of a customer, or one made of the order's when it came from a guest. */
    private static String recipientId(ShopifyFields fields, String orderId) {
        var customer = fields.object("customer").id("id");
        return customer == null ? "shopify:order:" + orderId : "shopify:customer:" + customer;
    }

    /** The shop tagged it, or the customer paid for speed. */
    private static boolean isUrgent(ShopifyFields fields) {
        return Stream.concat(
                        Stream.of(fields.text("tags")),
                        fields.objects("shipping_lines").stream()
                                .flatMap(line -> Stream.of(line.text("title"), line.text("code"))))
                .filter(text -> text != null)
                .anyMatch(text ->
                        text.matches("(?is).*(?<![\\w-])(urgent|rush|express|overnight|next[ -]day|same[ -]day)\\b.*"));
    }

    private static Customer customer(ShopifyFields order) {
        var customer = order.object("customer");
        var address = order.firstObject("shipping_address", "billing_address", "customer/default_address");
        return new Customer(
                customer.fullName() == null ? address.text("name") : customer.fullName(),
                order.email(customer),
                order.phone(customer, address),
                order.locale(),
                address.text("country_code"),
                address.text("province_code"));
    }
}
