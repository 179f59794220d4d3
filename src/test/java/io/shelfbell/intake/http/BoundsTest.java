package io.shelfbell.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.intake.Fields;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.stock.StockReadings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What no fact can be comes in at no door. */
class BoundsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
    private static final String READING = """
            {"source": "wms", "sku": "A-1", "location": "HAM", "onHand": -3, "allocated": 5, "onOrder": 0,
             "observedAt": "2026-11-25T11:00:00Z"}""";
    private static final String ITEM = """
            {"sku": "A-1", "name": "Lamp", "leadTimeDays": 0, "price": {"amount": "0", "currency": "EUR"}}""";
    private static final String WHAT_IF = """
            {"occasion": "BACKORDERED", "item": {"sku": "A-1"}, "recipient": {},
             "stock": {"onHand": -3, "allocated": 0, "onOrder": 0, "lowStockThreshold": 0},
             "order": {"quantity": 1, "quantityShort": 0, "value": 0}}""";

    private final List<Finding> findings = new ArrayList<>();

    private List<String> found(String door, JsonNode body) {
        findings.clear();
        var fields = new Fields(body, "", findings);
        switch (door) {
            case "reading" -> new StockReadings(CLOCK).read(fields);
            case "item" -> Items.item(fields, "A-1", "Lamp");
            default -> new WhatIfs(CLOCK).read(fields);
        }
        return findings.stream().map(one -> one.pointer() + " " + one.code()).toList();
    }

    private static JsonNode body(String door) {
        return new JsonMapper()
                .readTree(
                        switch (door) {
                            case "reading" -> READING;
                            case "item" -> ITEM;
                            default -> WHAT_IF;
                        });
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            DOOR    | FIELD                    | LOWEST
            reading | /allocated               | 0
            reading | /onOrder                 | 0
            item    | /leadTimeDays            | 0
            what-if | /stock/allocated         | 0
            what-if | /stock/onOrder           | 0
            what-if | /stock/lowStockThreshold | 0
            what-if | /order/quantity          | 1
            what-if | /order/quantityShort     | 0
            what-if | /order/value             | 0""")
    void what_is_below_the_lowest_is_told_at_its_field(String door, String field, int lowest) {
        var body = body(door);
        assertThat(found(door, body)).isEmpty();
        int slash = field.lastIndexOf('/');
        ((ObjectNode) body.at(field.substring(0, slash))).put(field.substring(slash + 1), lowest - 1);
        assertThat(found(door, body)).containsExactly(field + " OUT_OF_RANGE");
    }

    @ParameterizedTest
    @CsvSource({"0,", "-0.01, /price OUT_OF_RANGE"})
    void a_price_below_nothing_is_none(String amount, String finding) {
        var body = body("item");
        ((ObjectNode) body.at("/price")).put("amount", amount);
        assertThat(found("item", body)).isEqualTo(finding == null ? List.of() : List.of(finding));
    }
}
