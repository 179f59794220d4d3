package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What others call our articles. */
@ServiceTest
class AliasIT {
    private Shop shop;
    private String ref;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        ref = UUID.randomUUID().toString().substring(0, 8);
        var gtin = gtin();
        shop.put("/api/v1/items/LAMP-" + ref, "{\"name\": \"Lamp\", \"attributes\": {\"gtin\": \"0" + gtin + "\"}}");
        shop.put("/api/v1/items/VASE-" + ref, "{\"name\": \"Vase\"}");
    }

    /** Thirteen digits that no other run has. */
    private String gtin() {
        return String.format("4%012d", Long.parseLong(ref, 16));
    }

    private void alias(String channel, String alias, String sku) {
        var reply = shop.post("/api/v1/aliases", """
                [{"channel": "%s", "alias": "%s", "sku": "%s-%s"}]""".formatted(channel, alias, sku, ref));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    }

    private JsonNode order(String id, String names) {
        return shop.post("/api/v1/orders/canonical?wait=15s", """
                {"id": "%s", "orderedAt": "2026-11-26T08:00:00Z", "buyer": {"id": "B", "email": "b@mail.example"}, "lines": [{"id": "1", "quantity": 2, %s}],
                 "billTo": {"street": ["Weg 1"], "city": "Ems", "country": "DE"}}""".formatted(id, names))
                .json();
    }

    private String orderedSku(String id) {
        return shop.get("/api/v1/orders/canonical:" + id)
                .json()
                .at("/lines/0/sku")
                .asString();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            NAMES                               | ARTICLE
            "sku": "LAMP-@"                     | LAMP
            "sku": "own-@"                      | VASE
            "sku": "all-@"                      | LAMP
            "buyerSku": "all-@"                 | LAMP
            "gtin": "@gtin"                     | LAMP
            "gtin": "00@gtin"                   | LAMP
            "sku": "what-@", "gtin": "@gtin"    | LAMP
            "sku": "taken-@"                    | VASE
            "sku": "VASE-@", "gtin": "@gtin"    | VASE""")
    void an_article_is_known_by_each_of_its_names(String names, String article) {
        alias("canonical", "own-" + ref, "VASE");
        alias("*", "own-" + ref, "LAMP");
        alias("*", "all-" + ref, "LAMP");
        alias("other", "all-" + ref, "VASE");
        alias("canonical", "taken-" + ref, "VASE");
        shop.put("/api/v1/items/taken-" + ref, "{\"name\": \"Ours too, but this channel means another one by it\"}");

        var reply = order(ref, names.replace("@gtin", gtin()).replace("@", ref));

        assertThat(reply.path("status").asString()).as(reply.toString()).isEqualTo("ACCEPTED");
        assertThat(orderedSku(ref)).isEqualTo(article + "-" + ref);
        assertThat(reply.path("findings")
                        .valueStream()
                        .map(one -> one.path("code").asString()))
                .doesNotContain("NO_SKU", "UNKNOWN_SKU");
    }

    @Test
    void what_was_understood_by_another_name_is_told() {
        alias("*", "all-" + ref, "LAMP");
        var finding = order(ref, "\"sku\": \"all-" + ref + "\"").at("/findings/0");

        assertThat(finding.path("code").asString()).isEqualTo("SKU");
        assertThat(finding.path("pointer").asString()).isEqualTo("/lines/0/sku");
        assertThat(finding.path("message").asString()).isEqualTo("all-%1$s is our LAMP-%1$s.".formatted(ref));
    }

    @Test
    void a_buyers_number_is_not_taken_for_an_article_of_ours() {
        order(ref, "\"buyerSku\": \"VASE-" + ref + "\", \"sku\": \"unknown-" + ref + "\"");
        assertThat(orderedSku(ref)).isEqualTo("unknown-" + ref);
        order(ref + "b", "\"buyerSku\": \"VASE-" + ref + "\"");
        assertThat(orderedSku(ref + "b")).isEqualTo("buyer:VASE-" + ref);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            NAMES             | STANDS_FOR_IT
            "sku": "late-@"      | late-@
            "buyerSku": "late-@" | buyer:late-@
            "gtin": "late-@"     | gtin:late-@""")
    void a_name_that_is_learned_later_counts_whatever_stood_for_the_article(String names, String standsForIt) {
        order(ref, names.replace("@", ref));
        assertThat(orderedSku(ref)).isEqualTo(standsForIt.replace("@", ref));

        alias("canonical", "late-" + ref, "LAMP");

        assertThat(orderedSku(ref)).isEqualTo("LAMP-" + ref);
    }

    @Test
    void a_name_that_is_learned_later_counts_for_open_orders_too() {
        order(ref, "\"sku\": \"late-" + ref + "\"");
        assertThat(orderedSku(ref)).isEqualTo("late-" + ref);

        var receipt = shop.post("/api/v1/aliases", """
                {"alias": "late-%1$s", "sku": "LAMP-%1$s"}""".formatted(ref)).json();

        assertThat(receipt.path("orders").asInt()).isEqualTo(1);
        assertThat(orderedSku(ref)).isEqualTo("LAMP-" + ref);
        assertThat(shop.get("/api/v1/stock/LAMP-" + ref)
                        .json()
                        .path("allocated")
                        .asInt())
                .isEqualTo(2);
        assertThat(order(ref, "\"sku\": \"late-" + ref + "\"").path("status").asString())
                .isEqualTo("DUPLICATE");
    }

    @Test
    void aliases_are_listed_page_by_page_and_taken_back() {
        alias("canonical", "a/1-" + ref, "LAMP");
        alias("canonical", "b-" + ref, "LAMP");
        alias("*", "c-" + ref, "LAMP");

        var first = shop.get("/api/v1/aliases?sku=LAMP-" + ref + "&limit=2");
        assertThat(first.json().valueStream().map(one -> one.path("alias").asString()))
                .containsExactly("c-" + ref, "a/1-" + ref);
        var next = first.header("Link");
        var second = shop.get(next.substring(1, next.indexOf('>')));
        assertThat(second.json().valueStream().map(one -> one.path("alias").asString()))
                .containsExactly("b-" + ref);

        var address = "/api/v1/aliases?channel=canonical&alias=a/1-" + ref;
        assertThat(shop.send("DELETE", address, java.net.http.HttpRequest.BodyPublishers.noBody())
                        .status())
                .isEqualTo(204);
        assertThat(shop.send("DELETE", address, java.net.http.HttpRequest.BodyPublishers.noBody())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_bad_alias_is_told_and_spoils_no_other() {
        var reply = shop.post("/api/v1/aliases", """
                [{"alias": "x-%1$s", "sku": "LAMP-%1$s"}, {"alias": "", "sku": "LAMP-%1$s"}, {"alias": "y-%1$s"}]""".formatted(ref)).json();

        assertThat(reply.path("accepted").asInt()).isEqualTo(1);
        assertThat(reply.path("rejected").size()).isEqualTo(2);
    }
}
