package io.shelfbell.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonTextTest {
    private static JsonText parse(String text) throws JsonText.Malformed {
        return JsonText.parse(text.getBytes(UTF_8));
    }

    private static JsonNode root(String text) throws JsonText.Malformed {
        return parse(text).root();
    }

    private static String malformed(byte[] body) {
        return Assertions.assertThrows(JsonText.Malformed.class, () -> JsonText.parse(body))
                .getMessage();
    }

    private static String malformed(String text) {
        return malformed(text.getBytes(UTF_8));
    }

    @Test
    void every_kind_of_value_is_read() throws JsonText.Malformed {
        var root = root("""
                {"text": "ä😀\\u00e4\\/", "whole": -7, "decimal": 1.50, "yes": true, "no": false, "nothing": null, "list": [[], {}]}""");
        assertThat(root.get("text").asString()).isEqualTo("ä😀ä/");
        assertThat(root.get("whole").asInt()).isEqualTo(-7);
        assertThat(root.get("decimal").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(root.get("yes").asBoolean()).isTrue();
        assertThat(root.get("no").asBoolean(true)).isFalse();
        assertThat(root.get("nothing").isNull()).isTrue();
        assertThat(root.get("list").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY               | LINE | COLUMN
            {"a": 1,}          | 1    | 9
            {"a": 01}          | 1    | 8
            {"a" 1}            | 1    | 6
            {'a': 1}           | 1    | 2
            {"a": tru}         | 1    | 7
            [1, 2              | 1    | 6
            {"a": "x           | 1    | 9""")
    void what_is_not_json_is_named_with_line_and_column(String body, int line, int column) {
        assertThat(malformed(body)).startsWith("Not JSON at line %d, column %d: ".formatted(line, column));
    }

    @Test
    void the_reason_is_told_without_the_parsers_own_words() {
        assertThat(malformed("{\"a\": [1")).endsWith(": Unexpected end-of-input: expected close marker for Array");
    }

    @Test
    void lines_are_counted() {
        assertThat(malformed("{\n  \"sku\": \"LAMP\",\n  oops\n}")).startsWith("Not JSON at line 3, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r "})
    void a_body_without_a_value_is_empty(String body) {
        assertThat(malformed(body)).isEqualTo("The body is empty.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "1 2", "[]null", "{}\n{\"sku\": \"LAMP\"}"})
    void one_body_is_one_value(String body) {
        assertThat(malformed(body)).isEqualTo("There is more text after the end of the JSON value.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} x", "[]]", "{}}", "1,"})
    void rubbish_after_the_value_is_refused(String body) {
        assertThat(malformed(body)).startsWith("Not JSON at line 1");
    }

    @Test
    void space_around_the_value_and_a_byte_order_mark_do_no_harm() throws JsonText.Malformed {
        assertThat(root(" \n[1]\r\n ").size()).isEqualTo(1);
        assertThat(root("\uFEFF[1]").size()).isEqualTo(1);
    }

    @Test
    void a_value_may_be_64_levels_deep() throws JsonText.Malformed {
        assertThat(root("[".repeat(64) + "]".repeat(64)).size()).isEqualTo(1);
        assertThat(malformed("[".repeat(65) + "]".repeat(65))).startsWith("The JSON is nested more than 64 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void depth_does_not_exhaust_the_stack(String open) {
        assertThat(malformed(open.repeat(1_000))).startsWith("The JSON is nested more than 64 levels");
        assertThat(malformed(open.repeat(1_000_000))).startsWith("The JSON is nested more than 64 levels");
    }

    @Test
    void a_number_may_have_400_digits_and_a_text_a_million_characters() throws JsonText.Malformed {
        assertThat(root("9".repeat(400)).bigIntegerValue()).isEqualTo(new BigInteger("9".repeat(400)));
        assertThat(malformed("9".repeat(401))).contains("too long");
        assertThat(root('"' + "x".repeat(1_000_000) + '"').asString()).hasSize(1_000_000);
        assertThat(malformed('"' + "x".repeat(1_000_001) + '"')).contains("too long");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                                  | POINTERS
            {"a": 1, "b": 1}                      |
            [{"a": 1}, {"a": 1}]                  |
            {"a": {"a": 1}}                       |
            {"a": 1, "a": 1}                      | /a
            {"a": 1, "\\u0061": 2}                | /a
            {"a": 1, "a": 2, "a": 3}              | /a /a
            {"a": null, "a": null}                | /a
            {"": 1, "": 2}                        | /
            {"a/b": 1, "a/b": 2}                  | /a~1b
            {"a~b": 1, "a~b": 2}                  | /a~0b
            {"~1": 1, "~1": 2}                    | /~01
            [{}, {"x": [0, {"sku": 1, "sku": 2}]}] | /1/x/1/sku""")
    void a_repeated_name_is_a_finding_at_its_place(String body, String pointers) throws JsonText.Malformed {
        var repeated = parse(body).repeated();
        assertThat(repeated).extracting(Finding::code).allMatch("REPEATED_NAME"::equals);
        assertThat(repeated)
                .extracting(Finding::pointer)
                .containsExactly(pointers == null ? new String[0] : pointers.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
    void what_is_not_a_number_is_read_so_that_it_spoils_only_its_own_element(String number) throws JsonText.Malformed {
        var root = root("[" + number + ", 1]");
        assertThat(root.get(0).isNumber()).isTrue();
        assertThat(root.get(1).asInt()).isEqualTo(1);
    }

    @Test
    void a_number_beyond_double_keeps_its_digits() throws JsonText.Malformed {
        assertThat(root("1e309").decimalValue()).isEqualByComparingTo("1e309");
        assertThat(root("9007199254740993").asString()).isEqualTo("9007199254740993");
        assertThat(root("0.30000000000000004").decimalValue()).isEqualByComparingTo("0.30000000000000004");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e2147483647",
                "-1e2147483647",
                "1e-2147483647",
                "0e2147483647",
                "1e2147483648",
                "1e-2147483648",
                "1e99999999999999999999",
                "0e-99999999999999999999"
            })
    void an_absurd_exponent_is_read_at_once_and_spoils_nothing_else(String number) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            var root = root("[" + number + ", 1]");
            assertThat(root.get(0).isNumber()).isTrue();
            assertThat(root.get(1).asInt()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"22ff22", "22c32822", "22c3", "22f8888080808022", "ff", "80"})
    void invalid_utf_8_is_not_json(String hex) {
        assertThat(malformed(HexFormat.of().parseHex(hex))).startsWith("Not JSON in UTF-8: see byte ");
    }

    /** RFC 8259 section 8.1: between systems JSON is UTF-8. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
    void other_encodings_are_read_or_refused_but_never_thrown_at_us(String charset) {
        var body = "{\"sku\": \"LÄMP\"}".getBytes(Charset.forName(charset));
        for (int length = 1; length <= body.length; length++) {
            parseOrRefuse(Arrays.copyOf(body, length));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000feff7fffffff",
                "0000007b",
                "0000007b00",
                "fffe00007b0000",
                "feffd800",
                "fffe7b00dc",
                "efbb",
                "efbfbe"
            })
    void bytes_that_look_like_another_encoding_are_refused(String hex) {
        parseOrRefuse(HexFormat.of().parseHex(hex));
    }

    private static void parseOrRefuse(byte[] body) {
        try {
            JsonText.parse(body);
        } catch (JsonText.Malformed e) {
            assertThat(e)
                    .hasMessageMatching("(?s)(The body is empty|There is more text|Not JSON|The JSON is nested).*");
        }
    }

    @Test
    void latin_1_is_not_guessed_at() {
        assertThat(malformed("{\"name\": \"Lämpchen\"}".getBytes(ISO_8859_1)))
                .startsWith("Not JSON in UTF-8: see byte ");
    }

    @Test
    void half_a_surrogate_pair_is_read_for_the_fields_to_refuse() throws JsonText.Malformed {
        assertThat(root("\"\\ud83d\"").asString()).isEqualTo("\ud83d");
        assertThat(root("\"\\ude00\\ud83d\"").asString()).isEqualTo("\ude00\ud83d");
        assertThat(root("\"\\ud83d\\ude00\"").asString()).isEqualTo("😀");
    }

    @Test
    void no_bytes_make_it_throw_anything_else() {
        var random = new Random(7);
        var bricks = "{}[]:,\"\\u0d8ntfe1-. \0\u00ff".toCharArray();
        for (int i = 0; i < 20_000; i++) {
            var body = new byte[random.nextInt(24)];
            for (int b = 0; b < body.length; b++) body[b] = (byte) bricks[random.nextInt(bricks.length)];
            parseOrRefuse(body);
        }
    }
}
