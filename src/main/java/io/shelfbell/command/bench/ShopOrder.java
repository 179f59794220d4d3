package io.shelfbell.command.bench;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * An order as Shopify would send it.
 *
 * @param quantities of its lines; line n orders item n
 */
record ShopOrder(long id, Instant orderedAt, Instant updatedAt, boolean cancelled, List<Integer> quantities) {
    static final int ITEMS = 200;
    private static final int PRICE = 19;

    /** One to four lines. */
    static ShopOrder placed(long id, Instant at, Random random) {
        int lines = 1 + random.nextInt(4);
        return new ShopOrder(
                id,
                at,
                at,
                false,
                IntStream.range(0, lines).mapToObj(n -> 1 + random.nextInt(3)).toList());
    }

    ShopOrder changed(Random random) {
        var other = placed(id, orderedAt, random);
        return new ShopOrder(id, orderedAt, updatedAt.plusSeconds(60), false, other.quantities());
    }

    ShopOrder withdrawn() {
        return new ShopOrder(id, orderedAt, updatedAt.plusSeconds(60), true, quantities);
    }

    int units() {
        return quantities.stream().mapToInt(Integer::intValue).sum();
    }

    private int total() {
        return PRICE * units();
    }

    private String sku(int line) {
        return "BENCH-" + (id * 7 + line) % ITEMS;
    }

    byte[] body() {
        var lines = IntStream.range(0, quantities.size()).mapToObj(this::line).collect(joining(","));
        return """
                {"id": %1$d, "admin_graphql_api_id": "gid://shopify/Order/%1$d", "name": "#%1$d", "order_number": %1$d, "test": false,
                 "created_at": "%2$s", "updated_at": "%3$s", "processed_at": "%2$s", "cancelled_at": %4$s, "currency": "EUR",
                 "email": "bea.%1$d@customers.example", "phone": null, "financial_status": "paid", "fulfillment_status": null, "tags": "",
                 "subtotal_price": "%5$d.00", "total_line_items_price": "%5$d.00", "total_discounts": "0.00", "total_tax": "0.00",
                 "total_price": "%5$d.00", "taxes_included": true, "total_shipping_price_set": {"shop_money": {"amount": "0.00", "currency_code": "EUR"}},
                 "note": null, "note_attributes": [], "source_name": "web", "customer_locale": "de-DE", "discount_codes": [],
                 "customer": {"id": %1$d, "first_name": "Bea", "last_name": "Bench", "email": "bea.%1$d@customers.example", "phone": null,
                  "verified_email": true, "tax_exempt": false, "currency": "EUR", "tags": ""},
                 "billing_address": {"first_name": "Bea", "last_name": "Bench", "name": "Bea Bench", "address1": "Hafenstrasse 12", "city": "Hamburg",
                  "zip": "20457", "province": null, "country": "Germany", "country_code": "DE", "company": null, "phone": null},
                 "shipping_address": {"first_name": "Bea", "last_name": "Bench", "name": "Bea Bench", "address1": "Hafenstrasse 12", "city": "Hamburg",
                  "zip": "20457", "province": null, "country": "Germany", "country_code": "DE", "company": null, "phone": null},
                 "shipping_lines": [{"id": 1, "title": "Standard", "price": "0.00", "code": "STD", "tax_lines": []}], "refunds": [], "fulfillments": [],
                 "line_items": [%6$s]}""".formatted(id, orderedAt, updatedAt, cancelled ? "\"" + updatedAt + "\"" : "null", total(), lines)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String line(int n) {
        return """
                {"id": %d, "sku": "%s", "title": "Bench lamp", "name": "Bench lamp - white", "variant_title": "white", "vendor": "Bench", "quantity": %d,
                  "price": "%d.00", "total_discount": "0.00", "fulfillable_quantity": %d, "fulfillment_status": null, "fulfillment_service": "manual",
                  "grams": 800, "requires_shipping": true, "taxable": true, "gift_card": false, "product_id": 1, "variant_id": 1, "tax_lines": [],
                  "properties": [], "discount_allocations": []}""".formatted(n + 1, sku(n), quantities.get(n), PRICE, cancelled ? 0 : quantities.get(n));
    }
}
