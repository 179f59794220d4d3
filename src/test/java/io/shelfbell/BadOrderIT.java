package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Order bodies that are not what they should be: stored, answered with 202, and then decided about with a reason. */
@ServiceTest
class BadOrderIT {
    private Shop shop;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
    }

    private Shop.Reply order(String body) {
        var reply = shop.post("/api/v1/orders/shopify?wait=15s", body);
        Shop.expect(202, reply);
        Problem.showsNothing(reply);
        return reply;
    }

    private static String status(Shop.Reply reply) {
        return reply.json().path("status").asString();
    }

    private static String freshId() {
        return String.valueOf(Math.abs(UUID.randomUUID().getMostSignificantBits()));
    }

    /** An order that is good but for further or other fields; of two fields with one name the last one counts. */
    private static String orderWith(String fields) {
        return """
                {"id": %s, "created_at": "2026-11-20T10:00:00+01:00", "currency": "EUR",
                 "line_items": [{"sku": "ODD-1", "quantity": 1, "price": "1.00"}], %s}
                """.formatted(freshId(), fields);
    }

    private static String random(int letters) {
        return new Random(1)
                .ints(letters, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                                                                  | REASON
            ``                                                                    | MALFORMED
            {"id": 1,                                                             | MALFORMED
            <order/>                                                              | MALFORMED
            []                                                                    | NOT_AN_ORDER
            {}                                                                    | NOT_AN_ORDER
            {"a\\u0000b": 1}                                                      | NOT_AN_ORDER
            {"orders": []}                                                        | NOT_AN_ORDER
            {"orders": [null, 5]}                                                 | NOT_AN_ORDER
            {"line_items": []}                                                    | MISSING
            {"id": 1, "line_items": [], "created_at": "yesterday"}                | NOT_A_DATE
            {"id": 1, "line_items": [{}], "created_at": "2026-11-20T10:00:00Z"}   | NOT_A_QUANTITY
            {"id": 1, "line_items": [{"quantity": -1}], "created_at": "2026-11-20T10:00:00Z"}  | QUANTITY_NEGATIVE
            {"id": 1, "line_items": [{"quantity": 1e2147483647}], "created_at": "2026-11-20T10:00:00Z"}  | NOT_A_QUANTITY
            {"id": 1, "line_items": [], "created_at": "+999999999-12-31T23:59:59Z"}  | NOT_A_DATE""")
    void what_is_not_an_order_is_rejected_with_a_named_reason(String body, String reason) {
        var reply = order(body);

        assertThat(status(reply)).as(reply.body()).isEqualTo("REJECTED");
        assertThat(Problem.errors(reply.json().path("findings")))
                .anySatisfy(error -> assertThat(error).endsWith(reason));
        var intake = shop.get("/api/v1/intake/" + reply.json().path("intakeId").asString());
        assertThat(intake.json().path("status").asString()).isEqualTo("REJECTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"total_price\": \"999999999999999.99999\"",
                "\"total_price\": 1e2147483647",
                "\"total_price\": \"0e2147483647\"",
                "\"total_price\": NaN",
                "\"updated_at\": \"+999999999-12-31T23:59:59Z\"",
                "\"updated_at\": \"-999999999-01-01T00:00:00Z\"",
                "\"currency\": \"TALER\"",
                "\"customer_locale\": \"not a locale!\"",
                "\"email\": \"a\\u0000@mail.example\"",
                "\"customer\": {\"id\": 12345678901234567890123456789}",
                "\"customer\": [], \"shipping_address\": \"nowhere\"",
                "\"shipping_lines\": 5, \"tags\": [\"urgent\"]",
                "\"name\": \"\\ud800\""
            })
    void a_field_that_cannot_be_used_does_not_cost_the_order(String fields) {
        var reply = order(orderWith(fields));

        assertThat(status(reply)).as(reply.body()).isEqualTo("ACCEPTED");
        var id = reply.json().at("/orderIds/0").asString();
        assertThat(shop.get("/api/v1/orders/" + id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "sku", "email", "customer"})
    void a_key_that_is_too_long_to_be_kept_is_decided_about(String field) {
        var text = '"' + random(10_000) + '"';
        var body = switch (field) {
            case "sku" -> orderWith("\"line_items\": [{\"sku\": " + text + ", \"quantity\": 1}]");
            case "email" -> orderWith("\"email\": " + text.substring(0, 9_000) + "@mail.example\"");
            case "customer" -> orderWith("\"customer\": {\"id\": " + text + "}");
            default -> orderWith("\"id\": " + text);
        };

        var reply = order(body);

        assertThat(status(reply)).as(reply.body()).isIn("ACCEPTED", "REJECTED");
        assertThat(Problem.errors(reply.json().path("findings")))
                .anySatisfy(error -> assertThat(error).endsWith("TOO_LONG"));
    }

    @Test
    void an_order_counts_whatever_type_it_is_said_to_have() {
        var body = BodyPublishers.ofString(Shop.orderBody(freshId(), "ODD-1", 1, ""));

        var reply = shop.send(
                "POST", "/api/v1/orders/shopify?wait=15s", body, "Content-Type", "application/x-www-form-urlencoded");

        assertThat(status(reply)).as(reply.body()).isEqualTo("ACCEPTED");
    }

    @Test
    void an_order_of_more_than_there_are_people_is_taken() {
        var line = "{\"sku\": \"" + Shop.freshSku("HUGE") + "\", \"quantity\": 1000000000}";

        var reply = order(orderWith("\"line_items\": [" + String.join(", ", line, line, line) + "]"));

        assertThat(status(reply)).as(reply.body()).isEqualTo("ACCEPTED");
    }

    @Test
    void nine_megabytes_are_too_large() {
        Problem.isIn(shop.post("/api/v1/orders/shopify", " ".repeat(9 * 1024 * 1024)), 413, "TOO_LARGE");
    }

    @Test
    void the_same_order_again_is_a_duplicate_and_an_older_version_says_so() {
        var id = freshId();
        var sku = Shop.freshSku("LAMP");
        var older = Shop.orderBody(id, sku, 1, "", Instant.parse("2026-11-19T10:00:00Z"));

        assertThat(status(order(Shop.orderBody(id, sku, 2, "")))).isEqualTo("ACCEPTED");
        assertThat(status(order(Shop.orderBody(id, sku, 2, "")))).isEqualTo("DUPLICATE");
        var reply = order(older);

        assertThat(status(reply)).isEqualTo("DUPLICATE");
        assertThat(Problem.errors(reply.json().path("findings"))).contains("OLDER_VERSION");
        assertThat(shop.get("/api/v1/orders/shopify:" + id)
                        .json()
                        .at("/lines/0/quantity")
                        .asInt())
                .isEqualTo(2);
    }
}
