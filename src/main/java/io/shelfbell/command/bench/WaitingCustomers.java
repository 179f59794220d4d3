package io.shelfbell.command.bench;

import static java.util.stream.Collectors.joining;

import io.shelfbell.command.service.Outsider;
import io.shelfbell.command.terminal.CommandFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Many customers who ordered urgently, with a mobile number each, a hundred of every item. One request of readings makes all of them wait. */
final class WaitingCustomers {
    private static final int CUSTOMERS_AN_ITEM = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Outsider service;
    private final int customers;
    private final Clock clock = Clock.systemUTC();
    private final long run = clock.millis();

    WaitingCustomers(Outsider service, int customers) {
        this.service = service;
        this.customers = customers;
    }

    List<String> skus() {
        var name = "BENCH-" + Long.toString(run, 36).toUpperCase(Locale.ROOT) + "-";
        return IntStream.range(0, items()).mapToObj(item -> name + item).toList();
    }

    private int items() {
        return (customers + CUSTOMERS_AN_ITEM - 1) / CUSTOMERS_AN_ITEM;
    }

    /** Fills the shelves and places all orders; returns when they are taken in. */
    void order(Runnable step) throws InterruptedException {
        service.post("/api/v1/items", all(sku -> """
                {"sku": "%s", "name": "Bench lamp", "category": "Bench", "price": {"amount": "49.90", "currency": "EUR"}}""".formatted(sku)));
        read(10 * CUSTOMERS_AN_ITEM);
        var intakes = new ArrayList<String>();
        for (int item = 0; item < items(); item++)
            intakes.add(service.post("/api/v1/orders/shopify", orders(item))
                    .path("intakeId")
                    .asString());
        for (var intake : intakes) {
            await(intake);
            step.run();
        }
    }

    private String orders(int item) {
        int from = item * CUSTOMERS_AN_ITEM;
        return IntStream.range(from, Math.min(customers, from + CUSTOMERS_AN_ITEM))
                .mapToObj(n -> order(n, skus().get(item)))
                .collect(joining(",", "{\"orders\": [", "]}"));
    }

    private String all(UnaryOperator<String> body) {
        return skus().stream().map(body).collect(joining(",", "[", "]"));
    }

    private void await(String intake) throws InterruptedException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            var status = service.get("/api/v1/intake/" + intake);
            if (!status.path("finishedAt").isNull()) {
                if (status.path("status").asString("").equals("ACCEPTED")) return;
                throw new CommandFailed("Orders were not accepted: " + status);
            }
            Thread.sleep(LOOK.toMillis());
        }
        throw new CommandFailed("Orders are not taken in after " + PATIENCE.toMinutes() + " minutes.");
    }

    /** Returns when the readings were answered. */
    Instant emptyTheShelves() throws InterruptedException {
        read(0);
        return clock.instant();
    }

    private void read(int onHand) throws InterruptedException {
        var now = clock.instant();
        service.post("/api/v1/stock/readings", all(sku -> """
                {"source": "bench", "sku": "%s", "location": "BENCH", "onHand": %d, "observedAt": "%s"}""".formatted(sku, onHand, now)));
    }

    /** Urgent, so that the customer is told at any hour, by text message first. */
    private String order(int n, String sku) {
        long order = run % 1_000_000_000 * 1_000_000 + n;
        var now = clock.instant();
        return """
                {"id": %d, "name": "#%d", "created_at": "%s", "updated_at": "%s", "currency": "EUR", "total_price": "49.90", "tags": "urgent",
                 "customer": {"id": %d, "first_name": "Bea", "last_name": "Bench", "phone": "+49151%08d"},
                 "shipping_address": {"name": "Bea Bench", "country_code": "DE"},
                 "line_items": [{"id": 1, "sku": "%s", "title": "Bench lamp", "quantity": 1, "price": "49.90", "fulfillable_quantity": 1}]}""".formatted(order, order, now, now, order, 10_000_000 + n, sku);
    }
}
