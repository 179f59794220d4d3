package io.shelfbell.command.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** An item, a customer who ordered two of it urgently, and the reading that finds none on the shelf. */
record BackorderCase(String sku, long orderId) {
    private static final int ENOUGH = 100; // above every usual low-stock line, so that the order itself is no news

    /** Cases that no other run has. */
    static List<BackorderCase> fresh(int number) {
        long run = Clock.systemUTC().millis();
        var name = Long.toString(run, 36).toUpperCase(Locale.ROOT);
        return IntStream.range(0, number)
                .mapToObj(n -> new BackorderCase("BENCH-%s-%d".formatted(name, n), run * 100_000 + n))
                .toList();
    }

    String item() {
        return """
                {"sku": "%s", "name": "Bench lamp", "category": "Bench", "price": {"amount": "49.90", "currency": "EUR"}}""".formatted(sku);
    }

    String full(Instant observedAt) {
        return reading(ENOUGH, observedAt);
    }

    String empty(Instant observedAt) {
        return reading(0, observedAt);
    }

    private String reading(int onHand, Instant observedAt) {
        return """
                {"source": "bench", "sku": "%s", "location": "BENCH", "onHand": %d, "observedAt": "%s"}""".formatted(sku, onHand, observedAt);
    }

    /** Urgent, so that the customer is told at any hour. */
    String order(Instant placedAt) {
        return """
                {"id": %d, "name": "#%d", "email": "bench-%d@mail.example", "created_at": "%s", "updated_at": "%s",
                 "currency": "EUR", "total_price": "99.80", "tags": "urgent",
                 "customer": {"id": %d, "first_name": "Bea", "last_name": "Bench", "email": "bench-%d@mail.example"},
                 "shipping_address": {"name": "Bea Bench", "country_code": "DE"},
                 "line_items": [{"id": 1, "sku": "%s", "title": "Bench lamp", "quantity": 2, "price": "49.90",
                                 "fulfillable_quantity": 2}]}""".formatted(orderId, orderId, orderId, placedAt, placedAt, orderId, orderId, sku);
    }
}
