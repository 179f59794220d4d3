package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Stock readings that are not what they should be. */
@ServiceTest
class BadInputIT {
    private static final String READINGS = "/api/v1/stock/readings";

    private Shop shop;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
    }

    private static String now() {
        return Clock.systemUTC().instant().toString();
    }

    /** A good reading in which one field has another JSON value. */
    private static String readingWith(String sku, String field, String value) {
        var fields = new java.util.LinkedHashMap<String, String>();
        fields.put("source", "\"test\"");
        fields.put("sku", '"' + sku + '"');
        fields.put("location", "\"WH\"");
        fields.put("onHand", "5");
        fields.put("observedAt", '"' + now() + '"');
        fields.put(field, value);
        return fields.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private void isUnknown(String sku) {
        Problem.isIn(shop.get("/api/v1/stock/" + sku), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"sku\": }",
                "{\"sku\": 'a'}",
                "{\"sku\": \"a\" \"b\": 1}",
                "[{}, {]",
                "{\"sku\": tru}",
                "{\"onHand\": 01}",
                "{\"onHand\": +1}",
                "{\"onHand\": .5}",
                "{\"onHand\": 1.}"
            })
    void malformed_json_is_told_with_line_and_column(String body) {
        var reply = shop.post(READINGS, "\n" + body);

        Problem.isIn(reply, 400, "MALFORMED");
        assertThat(reply.json().path("detail").asString()).containsPattern("line 2, column \\d+");
    }

    static Stream<byte[]> not_text() {
        return Stream.of(
                        "7b22736b75223a22ff227d", // 0xff is nowhere in UTF-8
                        "7b22736b75223a22c0af227d", // an overlong slash
                        "7b22736b75223a22e28222", // cut short
                        "7b22736b75223a22eda080227d", // half a surrogate pair, encoded
                        "7bf09da0bd7d", // a letter beyond the first plane where a name should be
                        "00", // NUL
                        "0000005b7fffffff", // looks like UTF-32 and is not
                        "fffe0000ffffffff",
                        "feff007b00220022d800",
                        "efbbbf",
                        "1f8b0800")
                .map(HexFormat.of()::parseHex);
    }

    @ParameterizedTest
    @MethodSource("not_text")
    void bytes_that_are_not_utf_8_are_malformed(byte[] body) {
        Problem.isIn(shop.post(READINGS, body), 400, "MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void an_empty_body_is_malformed(String body) {
        Problem.isIn(shop.post(READINGS, body), 400, "MALFORMED");
    }

    @Test
    void more_after_the_end_is_malformed() {
        Problem.isIn(shop.post(READINGS, "[] []"), 400, "MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void a_thousand_levels_are_malformed(String open) {
        Problem.isIn(shop.post(READINGS, open.repeat(1_000)), 400, "MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"text\"", "true", "null", "NaN"})
    void a_body_that_is_no_object_has_the_wrong_type(String body) {
        Problem.isIn(shop.post(READINGS, body), 422, "WRONG_TYPE");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            FIELD      | VALUE                              | CODE
            onHand     | "5"                                | WRONG_TYPE
            onHand     | true                               | WRONG_TYPE
            onHand     | {}                                 | WRONG_TYPE
            onHand     | [5]                                | WRONG_TYPE
            onHand     | null                               | MISSING
            onHand     | NaN                                | NOT_A_NUMBER
            onHand     | Infinity                           | NOT_A_NUMBER
            onHand     | -Infinity                          | NOT_A_NUMBER
            onHand     | 1e309                              | OUT_OF_RANGE
            onHand     | 1e2147483647                       | OUT_OF_RANGE
            onHand     | -1e2147483647                      | OUT_OF_RANGE
            onHand     | 1e-2147483647                      | NOT_WHOLE
            onHand     | 2147483648                         | OUT_OF_RANGE
            onHand     | -2147483649                        | OUT_OF_RANGE
            onHand     | 99999999999999999999999999999999   | OUT_OF_RANGE
            onHand     | 5.5                                | NOT_WHOLE
            allocated  | 2147483648                         | OUT_OF_RANGE
            onOrder    | "many"                             | WRONG_TYPE
            version    | -1                                 | OUT_OF_RANGE
            version    | 9223372036854775808                | OUT_OF_RANGE
            version    | 1.5                                | NOT_WHOLE
            sku        | 5                                  | WRONG_TYPE
            sku        | ""                                 | MISSING
            sku        | "  "                               | MISSING
            sku        | "a\\u0000b"                        | BAD_CHARACTER
            sku        | "a\\ud800b"                        | BAD_CHARACTER
            sku        | "a\\udc00\\ud800b"                 | BAD_CHARACTER
            location   | "\\u0007"                          | BAD_CHARACTER
            source     | null                               | MISSING
            observedAt | "yesterday"                        | NOT_READABLE
            observedAt | 1764000000                         | WRONG_TYPE
            observedAt | "2026-11-23T09:00:00"              | NOT_READABLE
            observedAt | "2026-13-45"                       | NOT_READABLE
            observedAt | "1999-12-31T23:59:59Z"             | TOO_OLD
            observedAt | "1969-12-31"                       | NOT_READABLE
            observedAt | "-999999999-01-01T00:00:00Z"       | NOT_READABLE
            observedAt | "+999999999-12-31T23:59:59Z"       | NOT_READABLE
            observedAt | "8999-01-01T00:00:00Z"             | IN_THE_FUTURE
            expectedAt | "soon"                             | NOT_READABLE""")
    void a_field_that_cannot_be_used_is_told_at_its_pointer(String field, String value, String code) {
        var sku = Shop.freshSku("BAD");

        Problem.isIn(shop.post(READINGS, readingWith(sku, field, value)), 422, "/" + field + " " + code);

        isUnknown(sku);
    }

    @Test
    void an_exponent_that_no_number_has_is_refused_without_counting_to_it() {
        Problem.isIn(shop.post(READINGS, readingWith(Shop.freshSku("BAD"), "onHand", "1e2147483648")));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            ON_HAND             | TAKEN
            5.0                 | 5
            5e0                 | 5
            0.5e1               | 5
            0e2147483647        | 0
            -0                  | 0
            -7                  | -7
            -2147483648         | -2147483648
            2147483647          | 2147483647""")
    void whole_numbers_in_any_notation_are_taken(String onHand, int taken) {
        var sku = Shop.freshSku("ODD");

        Shop.expect(202, shop.post(READINGS, readingWith(sku, "onHand", onHand)));

        assertThat(shop.get("/api/v1/stock/" + sku).json().path("onHand").asInt())
                .isEqualTo(taken);
    }

    @Test
    void every_missing_field_is_told_at_once() {
        Problem.isIn(
                shop.post(READINGS, "{}"),
                422,
                "/source MISSING",
                "/sku MISSING",
                "/location MISSING",
                "/onHand MISSING",
                "/observedAt MISSING");
    }

    @Test
    void fields_that_nobody_knows_are_left_aside_and_counted() {
        double before = unknownFields();
        var sku = Shop.freshSku("ODD");

        Shop.expect(202, shop.reading(sku, 5, ", \"colour\": \"red\", \"size\": {\"a\\u0000\": [1, 2]}"));

        assertThat(unknownFields() - before).isEqualTo(2);
    }

    private double unknownFields() {
        return shop.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("shelfbell_intake_unknown_fields_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void a_name_that_comes_twice_is_not_guessed_at() {
        var sku = Shop.freshSku("BAD");
        var twice = Shop.readingBody(sku, 5, ", \"onHand\": 6, \"more\": {\"a/b\": 1, \"a/b\": 2}");

        Problem.isIn(shop.post(READINGS, twice), 422, "/onHand REPEATED_NAME", "/more/a~1b REPEATED_NAME");

        isUnknown(sku);
    }

    @Test
    void a_name_that_cannot_be_written_comes_twice_and_is_told_all_the_same() {
        var reply = shop.post(READINGS, Shop.readingBody("BAD", 5, ", \"\\u0000\": 1, \"\\u0000\": 2"));

        Problem.isIn(reply, 422, "/\uFFFD REPEATED_NAME");
    }

    @Test
    void a_hundred_thousand_repeated_names_are_not_told_one_by_one() {
        var names = ", \"a\": 1".repeat(100_000);

        Problem.isIn(shop.post(READINGS, Shop.readingBody("BAD", 5, names)), 400, "MALFORMED");
    }

    @Test
    void a_reading_of_an_item_that_nobody_described_makes_an_unlisted_one() {
        var sku = Shop.freshSku("NEW");

        Shop.expect(202, shop.reading(sku, 3));

        var stock = shop.get("/api/v1/stock/" + sku).json();
        assertThat(stock.path("onHand").asInt()).isEqualTo(3);
        assertThat(stock.path("state").asString()).isEqualTo("LOW");
    }

    @Test
    void a_bad_reading_never_spoils_the_others() {
        var good = Shop.freshSku("GOOD");
        var bad = Shop.freshSku("BAD");
        var batch = "[%s, %s, 5, %s, null]"
                .formatted(
                        Shop.readingBody(good, 4, ""),
                        readingWith(bad, "onHand", "NaN"),
                        Shop.readingBody(good, 5, ", \"a\": 1, \"a\": 2"));

        var reply = shop.post(READINGS, batch);

        Shop.expect(202, reply);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(1);
        var rejected = reply.json().path("rejected");
        assertThat(rejected).hasSize(4);
        assertThat(rejected.get(0).path("index").asInt()).isEqualTo(1);
        assertThat(Problem.errors(rejected.get(0).path("errors"))).containsExactly("/1/onHand NOT_A_NUMBER");
        assertThat(Problem.errors(rejected.get(1).path("errors"))).containsExactly("/2 WRONG_TYPE");
        assertThat(Problem.errors(rejected.get(2).path("errors"))).containsExactly("/3/a REPEATED_NAME");
        assertThat(Problem.errors(rejected.get(3).path("errors"))).containsExactly("/4 WRONG_TYPE");
        assertThat(shop.get("/api/v1/stock/" + good).json().path("onHand").asInt())
                .isEqualTo(4);
        isUnknown(bad);
    }

    @Test
    void a_key_too_long_to_be_kept_spoils_nothing_either() {
        var good = Shop.freshSku("GOOD");
        var letters = new Random(1)
                .ints(1_900, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        var batch = "[%s, %s, %s]"
                .formatted(
                        Shop.readingBody(good, 4, ""),
                        readingWith(letters, "location", '"' + letters + '"'),
                        readingWith(good, "id", '"' + letters + '"'));

        var reply = shop.post(READINGS, batch);

        Shop.expect(202, reply);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(Problem.errors(reply.json().at("/rejected/0/errors")))
                .containsExactlyInAnyOrder("/1/sku TOO_LONG", "/1/location TOO_LONG");
        assertThat(Problem.errors(reply.json().at("/rejected/1/errors"))).containsExactly("/2/id TOO_LONG");
    }

    @Test
    void the_same_reading_twice_in_a_batch_counts_once() {
        var sku = Shop.freshSku("TWICE");
        var plain = Shop.readingBody(sku, 4, "");
        var named = Shop.readingBody(sku, 3, ", \"id\": \"" + sku + "\"");

        var reply = shop.post(READINGS, "[" + String.join(", ", plain, plain, named, named) + "]");

        Shop.expect(202, reply);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(reply.json().path("duplicates").asInt()).isEqualTo(2);
        assertThat(shop.get("/api/v1/stock/" + sku).json().path("onHand").asInt())
                .isEqualTo(3);
    }

    private static String readings(String sku, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Shop.readingBody(sku + "-" + i, 9, ""))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void ten_thousand_readings_are_taken_with_one_reply() {
        var sku = Shop.freshSku("MANY");

        var reply = shop.post(READINGS, readings(sku, 10_000));

        Shop.expect(202, reply);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(10_000);
        assertThat(shop.get("/api/v1/stock/" + sku + "-9999").status()).isEqualTo(200);
    }

    @Test
    void one_reading_more_is_too_many_and_none_is_taken() {
        var sku = Shop.freshSku("MANY");

        Problem.isIn(shop.post(READINGS, readings(sku, 10_001)), 413, "TOO_LARGE");

        isUnknown(sku + "-0");
    }

    @Test
    void fifty_megabytes_are_too_large_and_the_connection_is_answered() {
        var body = "[" + " ".repeat(50 * 1024 * 1024) + "]";

        Problem.isIn(shop.post(READINGS, body), 413, "TOO_LARGE");
    }

    @Test
    void fifty_megabytes_that_do_not_say_so_are_too_large_too() {
        var body = "[" + " ".repeat(50 * 1024 * 1024) + "]";
        var stream =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)));

        Problem.isIn(shop.send("POST", READINGS, stream), 413, "TOO_LARGE");
    }

    @Test
    void a_body_counts_whatever_type_it_is_said_to_have() {
        var sku = Shop.freshSku("ODD");
        var body = BodyPublishers.ofString(Shop.readingBody(sku, 8, ""));

        var reply = shop.send("POST", READINGS, body, "Content-Type", "application/x-www-form-urlencoded");

        Shop.expect(202, reply);
        assertThat(shop.get("/api/v1/stock/" + sku).status()).isEqualTo(200);
    }
}
