package io.shelfbell.command.drill;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** One version of an order of one line: urgent, by a customer of its own with a mobile number, as Shopify would send it. */
record DrillOrder(long id, String sku, int quantity, boolean cancelled, Instant updatedAt) {
    private static final int PRICE = 10;
    private static final int MOST_UNITS = 5;

    static DrillOrder placed(long id, Instant at, Random random, List<String> skus) {
        return new DrillOrder(id, skus.get(random.nextInt(skus.size())), 1 + random.nextInt(MOST_UNITS), false, at);
    }

    DrillOrder changed(Instant at, Random random, List<String> skus) {
        return cancelled ? withdrawn(at) : placed(id, at, random, skus);
    }

    DrillOrder withdrawn(Instant at) {
        return new DrillOrder(id, sku, quantity, true, at);
    }

    /** What the customer still waits for. */
    int open() {
        return cancelled ? 0 : quantity;
    }

    String phone() {
        return "+49151%08d".formatted(10_000_000 + id);
    }

    String recipient() {
        return "shopify:customer:" + id;
    }

    String body() {
        return """
                {"id": %1$d, "name": "#%1$d", "created_at": "2026-01-01T00:00:00Z", "updated_at": "%2$s", "cancelled_at": %3$s, "currency": "EUR",
                 "total_price": "%4$d.00", "tags": "urgent",
                 "customer": {"id": %1$d, "first_name": "Bea", "last_name": "Drill", "phone": "%5$s"},
                 "shipping_address": {"name": "Bea Drill", "address1": "Hafenstrasse 1", "city": "Hamburg", "zip": "20457", "country_code": "DE"},
                 "line_items": [{"id": 1, "sku": "%6$s", "title": "Drill lamp", "quantity": %7$d, "price": "%8$d.00", "fulfillable_quantity": %9$d}]}""".formatted(
                        id,
                        updatedAt,
                        cancelled ? "\"" + updatedAt + "\"" : "null",
                        PRICE * quantity,
                        phone(),
                        sku,
                        quantity,
                        PRICE,
                        open());
    }
}
