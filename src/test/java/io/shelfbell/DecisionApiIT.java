package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** POST /api/v1/decisions/notifications: made-up facts in, what would be decided out. */
@ServiceTest
class DecisionApiIT {
    private static final String DAY = "2026-11-23T12:00:00+01:00";
    private static final String NIGHT = "2026-11-23T23:30:00+01:00";
    private static final String ADA =
            "{\"id\": \"C-1\", \"email\": \"ada@example.org\", \"locale\": \"de\", \"timeZone\": \"Europe/Berlin\", \"country\": \"DE\"}";
    private static final String ORDER =
            ", \"order\": {\"number\": \"#1\", \"channel\": \"shopify\", \"value\": \"99.80\", \"quantity\": 2, \"quantityShort\": 2}";

    private Shop shop;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ANALYST.scopes()));
    }

    private static String facts(String occasion, String stock, String recipient, String at, String more) {
        return """
                {"occasion": "%s", "item": {"sku": "WHAT-IF-1", "name": "Lamp", "category": "Lighting"},
                 "stock": %s, "recipient": %s, "at": "%s"%s}""".formatted(occasion, stock, recipient, at, more);
    }

    private static String backorder(String at, String more) {
        return facts("BACKORDERED", stock(0, 2, 2, 0), ADA, at, more);
    }

    private static String stock(int onHand, int allocated, int onHandBefore, int allocatedBefore) {
        return "{\"onHand\": %d, \"allocated\": %d, \"lowStockThreshold\": 3, \"before\": {\"onHand\": %d, \"allocated\": %d}}"
                .formatted(onHand, allocated, onHandBefore, allocatedBefore);
    }

    private static String backInStockFor(String recipient) {
        return facts("BACK_IN_STOCK", stock(4, 0, 0, 0), recipient, DAY, ", \"relation\": \"WATCHER\"");
    }

    private JsonNode decide(String body) {
        var reply = shop.post("/api/v1/decisions/notifications", body);
        Shop.expect(200, reply);
        return reply.json();
    }

    private JsonNode refusal(int status, String body) {
        var reply = shop.post("/api/v1/decisions/notifications", body);
        Shop.expect(status, reply);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        return reply.json().path("errors");
    }

    @Test
    void a_customer_left_short_in_the_daytime_is_told_at_once() {
        var answer = decide(backorder(DAY, ORDER));

        assertThat(answer.path("fire").asBoolean()).isTrue();
        assertThat(answer.path("relation").asString()).isEqualTo("CUSTOMER");
        assertThat(answer.path("category").asString()).isEqualTo("TRANSACTIONAL");
        assertThat(answer.path("lane").asString()).isEqualTo("URGENT");
        assertThat(answer.path("excludedBy").isNull()).isTrue();
        assertThat(answer.path("sendAt").asString()).isEqualTo("2026-11-23T11:00:00Z");
        assertThat(answer.at("/plan/channels/0").asString()).isEqualTo("EMAIL");
        assertThat(answer.at("/plan/mode").asString()).isEqualTo("SEQUENTIAL");
        assertThat(answer.path("templates").toString())
                .contains("backordered/de/email.subject.vm", "backordered/de/in-app.text.vm");
        assertThat(answer.at("/explanation/release").asString()).isNotEmpty();
        assertThat(answer.at("/explanation/answers/0/row/cells").asString())
                .matches("decision-tables/firing\\.xlsx!Rules!A\\d+:[A-Z]+\\d+");
    }

    @Test
    void the_facts_alone_say_whom_an_occasion_concerns() {
        assertThat(decide(backorder(DAY, "")).path("relation").asString()).isEqualTo("CUSTOMER");
        assertThat(decide(backorder(DAY, "")).path("fire").asBoolean()).isTrue();
    }

    @Test
    void an_employee_is_excluded_by_a_row_and_its_cells() {
        var answer = decide(backInStockFor("{\"email\": \"bob@example.org\", \"segments\": [\"employee\"]}"));

        assertThat(answer.path("fire").asBoolean()).isTrue();
        assertThat(answer.path("category").asString()).isEqualTo("PROMOTIONAL");
        assertThat(answer.path("lane").asString()).isEqualTo("BULK");
        assertThat(answer.path("excludedBy").asString()).isEqualTo("EMPLOYEE");
        assertThat(answer.path("sendAt").isNull()).isTrue();
        assertThat(answer.path("plan").isNull()).isTrue();
        assertThat(answer.path("templates")).isEmpty();
        var row = answer.at("/explanation/answers")
                .valueStream()
                .filter(a -> a.path("question").asString().equals("exclusion"))
                .findFirst()
                .orElseThrow()
                .path("row");
        assertThat(row.path("id").asString()).isEqualTo("EXCL-110");
        assertThat(row.path("cells").asString()).matches("decision-tables/exclusion\\.xlsx!Rules!A\\d+:[A-Z]+\\d+");
    }

    @Test
    void closed_channels_of_the_preferences_count() {
        var closed = "{\"preferences\": {\"channels\": {\"IN_APP\": false}}}";
        assertThat(decide(backInStockFor(closed)).path("excludedBy").asString()).isEqualTo("NO_OPEN_CHANNEL");
    }

    @Test
    void news_of_the_night_is_held_until_the_customers_morning() {
        assertThat(decide(backorder(NIGHT, ORDER)).path("sendAt").asString()).isEqualTo("2026-11-24T06:00:00Z");
    }

    @Test
    void an_urgent_order_is_told_at_any_hour() {
        var urgent = ORDER.replace("\"quantity\":", "\"urgent\": true, \"quantity\":");
        assertThat(decide(backorder(NIGHT, urgent)).path("sendAt").asString()).isEqualTo("2026-11-23T22:30:00Z");
    }

    @Test
    void what_does_not_fire_names_the_cell_that_failed() {
        var answer = decide(facts("LOW_STOCK", stock(9, 0, 8, 0), ADA, DAY, ""));

        assertThat(answer.path("fire").asBoolean()).isFalse();
        assertThat(answer.path("lane").asString()).isEqualTo("BULK");
        assertThat(answer.at("/explanation/nearMisses/0/cell").asString())
                .matches("decision-tables/firing\\.xlsx!Rules!.*");
    }

    @Test
    void a_first_reading_is_one_without_a_before() {
        var first = facts("OUT_OF_STOCK", "{\"onHand\": 0}", ADA, DAY, "");
        assertThat(decide(first).path("fire").asBoolean()).isFalse();
    }

    @Test
    void an_array_is_answered_in_its_order_and_nothing_is_stored() {
        var answers =
                decide("[" + backorder(DAY, ORDER) + "," + facts("LOW_STOCK", stock(9, 0, 8, 0), ADA, DAY, "") + "]");

        assertThat(answers.valueStream().map(a -> a.path("fire").asBoolean())).containsExactly(true, false);
        assertThat(shop.get("/api/v1/stock/WHAT-IF-1").status()).isEqualTo(404);
        assertThat(shop.notifications("sku=WHAT-IF-1")).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place() {
        var errors = refusal(
                422,
                "{\"occasion\": \"SOLD\", \"item\": {}, \"stock\": {\"onHand\": \"many\"}, \"order\": {\"promisedOn\": \"soon\"}}");
        assertThat(errors.valueStream().map(e -> e.path("pointer").asString()))
                .contains("/occasion", "/item/sku", "/stock/onHand", "/order/promisedOn", "/recipient");
    }

    @Test
    void one_bad_element_refuses_them_all_by_its_index() {
        var errors = refusal(422, "[" + backorder(DAY, ORDER) + ", {\"occasion\": \"\"}]");
        assertThat(errors.valueStream().map(e -> e.path("pointer").asString()))
                .contains("/1/occasion", "/1/item", "/1/stock", "/1/recipient");
    }

    @Test
    void a_thousand_are_enough() {
        refusal(413, "[" + String.join(",", Collections.nCopies(1_001, "{}")) + "]");
    }
}
