package io.shelfbell;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop's systems, as the service sees them: over HTTP with a key, and nothing else. */
public final class Shop {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String home;
    private final String key;

    public Shop(String home, String key) {
        this.home = home;
        this.key = key;
    }

    /** An answer with its body, parsed when it is JSON. */
    public record Reply(int status, HttpHeaders headers, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String contentType() {
            return header("Content-Type");
        }

        /** Empty when it is absent. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply put(String path, String body) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Reply post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Reply post(String path, byte[] body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** A body of any kind, with further headers as names and values in turn. */
    public Reply send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = request(path).method(method, body);
        for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(home + path)).header("Content-Type", "application/json");
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A SKU that no other test uses. */
    public static String freshSku(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public void item(String sku, String category) {
        expect(204, put("/api/v1/items/" + sku, """
                {"name": "Test lamp", "category": "%s", "price": {"amount": "49.90", "currency": "EUR"},
                 "url": "https://shop.example/lamp", "imageUrl": "https://shop.example/lamp.jpg"}
                """.formatted(category)));
    }

    /** Stock at one location as somebody counted it just now. */
    public Reply reading(String sku, int onHand) {
        return reading(sku, onHand, "");
    }

    /** @param more further fields, each with a comma before it */
    public Reply reading(String sku, int onHand, String more) {
        return post("/api/v1/stock/readings", readingBody(sku, onHand, more));
    }

    public static String readingBody(String sku, int onHand, String more) {
        return """
                {"source": "test", "sku": "%s", "location": "WH", "onHand": %d, "observedAt": "%s"%s}
                """.formatted(sku, onHand, Clock.systemUTC().instant(), more);
    }

    /** A customer's urgent order, which is told about at any hour; returns the id of the recipient it was given to. */
    public String order(String sku, int quantity) {
        var id = String.valueOf(Math.abs(UUID.randomUUID().getMostSignificantBits()));
        var reply = post(
                "/api/v1/orders/shopify?wait=20s",
                orderBody(id, sku, quantity, "urgent", Clock.systemUTC().instant()));
        if (!"ACCEPTED".equals(reply.json().path("status").asString())) throw new AssertionError(reply);
        return get("/api/v1/orders/shopify:" + id).json().path("recipientId").asString();
    }

    public static String orderBody(String id, String sku, int quantity, String tags) {
        return orderBody(id, sku, quantity, tags, Instant.parse("2026-11-20T10:00:00Z"));
    }

    public static String orderBody(String id, String sku, int quantity, String tags, Instant placedAt) {
        return """
                {"id": %s, "name": "#%s", "email": "buyer-%s@mail.example", "created_at": "%s",
                 "updated_at": "%s", "currency": "EUR", "total_price": "%s", "test": false, "tags": "%s",
                 "customer": {"id": %s, "first_name": "Bea", "last_name": "Buyer", "email": "buyer-%s@mail.example"},
                 "shipping_address": {"name": "Bea Buyer", "country_code": "DE"},
                 "line_items": [{"id": 1, "sku": "%s", "title": "Test lamp", "quantity": %d, "price": "49.90", "fulfillable_quantity": %d}]}
                """.formatted(id, id, id, placedAt, placedAt, price(quantity), tags, id, id, sku, quantity, quantity);
    }

    private static BigDecimal price(int quantity) {
        return new BigDecimal("49.90").multiply(BigDecimal.valueOf(quantity));
    }

    public List<JsonNode> notifications(String query) {
        var notifications = new ArrayList<JsonNode>();
        get("/api/v1/notifications?limit=500&" + query).json().forEach(notifications::add);
        return notifications;
    }

    public List<JsonNode> messages(String recipient) {
        var messages = new ArrayList<JsonNode>();
        get("/api/v1/sandbox/messages?recipient=" + recipient).json().forEach(messages::add);
        return messages;
    }

    /** Waits until something is so. */
    public static void eventually(String what, Supplier<Boolean> claim) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!claim.get()) {
            if (System.nanoTime() > until) throw new AssertionError("not within " + PATIENCE + ": " + what);
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
    }

    public static void expect(int status, Reply reply) {
        if (reply.status() != status) throw new AssertionError("expected " + status + ", got " + reply);
    }
}
