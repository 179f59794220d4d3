package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The suppression list, as a person at the desk uses it. */
@ServiceTest
class SuppressionApiIT {
    private static final String LIST = "/api/v1/suppressions";

    private Shop desk;
    private String name;

    @BeforeEach
    void openDesk(@Autowired KeyRing keys, @LocalServerPort int port) {
        desk = new Shop("http://localhost:" + port, keys.issue("desk", Role.OPERATOR.scopes()));
        name = Shop.freshSku("someone").toLowerCase(java.util.Locale.ROOT);
    }

    private static String body(String channel, String address, String reason) {
        return "{\"channel\": \"%s\", \"address\": \"%s\", \"reason\": \"%s\"}".formatted(channel, address, reason);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode found(String query) {
        var reply = desk.get(LIST + "?" + query);
        Shop.expect(200, reply);
        return reply.json();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                                                                          | ERRORS
            {}                                                                            | /channel MISSING,/address MISSING,/reason MISSING
            []                                                                            | WRONG_TYPE
            {"channel": "FAX", "address": "1", "reason": "OPTED_OUT"}                     | /channel NOT_READABLE
            {"channel": "EMAIL", "address": "nobody", "reason": "OPTED_OUT"}              | /address NOT_READABLE
            {"channel": "EMAIL", "address": "a b@c.example", "reason": "OPTED_OUT"}       | /address NOT_READABLE
            {"channel": "EMAIL", "address": "a\\r\\nb@c.example", "reason": "OPTED_OUT"}  | /address NOT_READABLE
            {"channel": "EMAIL", "address": "a\\u0000@c.example", "reason": "OPTED_OUT"}  | /address BAD_CHARACTER
            {"channel": "SMS", "address": "030 123456", "reason": "OPTED_OUT"}            | /address NOT_READABLE
            {"channel": "SMS", "address": "a@b.example", "reason": "OPTED_OUT"}           | /address NOT_READABLE
            {"channel": "SMS", "address": 49301234567, "reason": "OPTED_OUT"}             | /address WRONG_TYPE
            {"channel": "IN_APP", "address": "C-1", "reason": "BECAUSE"}                  | /reason NOT_READABLE
            {"channel": "IN_APP", "address": "C-1", "reason": "BAD_CREDENTIALS"}          | /reason NOT_ALLOWED
            {"channel": "IN_APP", "address": "C-1", "reason": "DELIVERED"}                | /reason NOT_ALLOWED
            {"channel": "IN_APP", "address": "C-1", "reason": "OPTED_OUT", "detail": 5}   | /detail WRONG_TYPE
            {"channel": "IN_APP", "address": "C-1", "reason": "OPTED_OUT", "why": "x"}    | /why UNKNOWN_FIELD""")
    void what_cannot_be_suppressed_is_refused_where_it_is_wrong(String body, String errors) {
        Problem.isIn(desk.post(LIST, body), 422, errors.split(","));
    }

    @Test
    void a_mailbox_longer_than_any_is_refused() {
        Problem.isIn(
                desk.post(LIST, body("EMAIL", "a".repeat(300) + "@c.example", "OPTED_OUT")),
                422,
                "/address NOT_READABLE");
        Problem.isIn(desk.post(LIST, body("PUSH", "t".repeat(3_000), "OPTED_OUT")), 422, "/address TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=501",
                "?limit=x",
                "?after=x",
                "?channel=FAX",
                "?channel=email",
                "?address=%00"
            })
    void a_question_that_cannot_be_asked_is_refused(String query) {
        Problem.isIn(desk.get(LIST + query), 400);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            ADDRESS                        | STATUS
            /EMAIL/nobody@mail.example     | 400
            /EMAIL/nobody@mail.example?reason= | 400
            /EMAIL/nobody@mail.example?reason=%20%20 | 400
            /FAX/1?reason=x                | 400
            /EMAIL/never-suppressed@mail.example?reason=x | 404
            /EMAIL/x?reason=%00            | 400""")
    void nothing_is_lifted_without_a_reason_or_without_being_there(String address, int status) {
        Problem.isIn(desk.delete(LIST + address), status);
    }

    @Test
    void a_reason_may_not_be_a_novel() {
        Problem.isIn(desk.delete(LIST + "/EMAIL/a@b.example?reason=" + "x".repeat(2_001)), 400);
    }

    @Test
    void an_address_is_added_once_and_found_however_it_is_written() {
        var written = "<" + name.toUpperCase(java.util.Locale.ROOT) + "@BÜCHER.example>";

        var added = desk.post(LIST, body("EMAIL", written, "OPTED_OUT"));
        var again = desk.post(LIST, body("EMAIL", name + "@xn--bcher-kva.example", "USER_UNKNOWN"));

        Shop.expect(201, added);
        Shop.expect(200, again);
        assertThat(again.json()).isEqualTo(added.json());
        assertThat(added.json().path("address").asString()).isEqualTo(name + "@xn--bcher-kva.example");
        assertThat(added.json().path("reason").asString()).isEqualTo("OPTED_OUT");
        assertThat(added.json().path("addedBy").asString()).startsWith("key:");
        assertThat(found("address=" + encoded(written))).hasSize(1);
        assertThat(found("channel=EMAIL&address=" + encoded(name + "@bücher.example")))
                .hasSize(1);
        assertThat(found("channel=SMS&address=" + encoded(written))).isEmpty();
    }

    @Test
    void whoever_lifts_it_is_kept(@Autowired JdbcClient jdbc) {
        var number = "+4915" + (1_000_000_000L + Math.abs((long) name.hashCode()) % 1_000_000_000L);
        Shop.expect(201, desk.post(LIST, body("SMS", number, "OPTED_OUT")));
        var address = LIST + "/SMS/" + encoded(number);

        Shop.expect(204, desk.delete(address + "?reason=" + encoded("she called and wants it back")));
        Problem.isIn(desk.delete(address + "?reason=again"), 404);

        assertThat(found("address=" + encoded(number))).isEmpty();
        assertThat(jdbc.sql("select lifted_by || ' ' || lifted_why from lifted_suppression where address = :address")
                        .param("address", number)
                        .query(String.class)
                        .single())
                .matches("key:\\w+ she called and wants it back");
    }

    @Test
    void a_long_list_is_read_page_by_page() {
        for (int i = 0; i < 3; i++) Shop.expect(201, desk.post(LIST, body("IN_APP", name + i, "OPTED_OUT")));

        var page = desk.get(LIST + "?channel=IN_APP&limit=2");
        Shop.expect(200, page);
        assertThat(page.json().get(0).path("address").asString()).isEqualTo(name + 2);
        assertThat(page.json().get(1).path("address").asString()).isEqualTo(name + 1);

        var next = page.header("Link");
        assertThat(next).matches("<" + LIST + "\\?after=\\d+&limit=2&channel=IN_APP>; rel=\"next\"");
        var rest = desk.get(next.substring(1, next.indexOf('>')));
        assertThat(rest.json().get(0).path("address").asString()).isEqualTo(name + 0);
    }

    @Test
    void the_next_page_is_asked_for_the_same_address() {
        Shop.expect(201, desk.post(LIST, body("EMAIL", name + "+a&b@mail.example", "OPTED_OUT")));
        var page = desk.get(LIST + "?limit=1&address=" + encoded(name + "+a&b@mail.example"));
        assertThat(page.header("Link")).contains("address=" + encoded(name + "+a&b@mail.example"));
    }
}
