package io.shelfbell.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.shelfbell.fact.Cadence;
import io.shelfbell.fact.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One field {@code x} at {@code /7}, as JSON writes it. */
class FieldsTest {
    private final List<Finding> findings = new ArrayList<>();

    private Fields object(String json) {
        try {
            return new Fields(JsonText.parse(json.getBytes(UTF_8)).root(), "/7", findings);
        } catch (JsonText.Malformed e) {
            throw new AssertionError(json, e);
        }
    }

    private Fields x(String value) {
        return object("{\"x\": " + value + "}");
    }

    /** The value's text, or the codes of the findings where there is none. */
    private String read(String value, Function<Fields, @Nullable Object> reader) {
        findings.clear();
        var read = reader.apply(x(value));
        assertThat(findings).extracting(Finding::pointer).allMatch(pointer -> pointer.startsWith("/7/x"));
        if (read != null) assertThat(findings).isEmpty();
        return read == null
                ? String.join(" ", findings.stream().map(Finding::code).toList())
                : read.toString();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            VALUE              | READS
            0                  | 0
            -3                 | -3
            5.0                | 5
            5e2                | 500
            0.5e1              | 5
            5.5                | NOT_WHOLE
            1e-2147483647      | NOT_WHOLE
            2147483647         | 2147483647
            2147483648         | OUT_OF_RANGE
            -2147483648        | -2147483648
            -2147483649        | OUT_OF_RANGE
            2147483647.5       | OUT_OF_RANGE
            1e309              | OUT_OF_RANGE
            1e2147483648       | NOT_A_NUMBER
            NaN                | NOT_A_NUMBER
            -Infinity          | NOT_A_NUMBER
            "5"                | WRONG_TYPE
            true               | WRONG_TYPE
            []                 | WRONG_TYPE
            {}                 | WRONG_TYPE
            null               | MISSING""")
    void units_are_whole_and_fit_32_bits(String value, String reads) {
        assertThat(read(value, f -> f.units("x"))).isEqualTo(reads);
    }

    @Test
    void optional_units_may_be_absent_but_not_wrong() {
        assertThat(read("null", f -> f.optionalUnits("x"))).isEmpty();
        assertThat(read("1", f -> f.optionalUnits("x"))).isEqualTo("1");
        assertThat(read("1.5", f -> f.optionalUnits("x"))).isEqualTo("NOT_WHOLE");
        findings.clear();
        assertThat(object("{}").optionalUnits("x")).isNull();
        assertThat(object("{}").units("x")).isNull();
        assertThat(findings).containsExactly(new Finding("/7/x", "MISSING", "This field is required."));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            VALUE               | READS
            0                   | 0
            -1                  | OUT_OF_RANGE
            9223372036854775807 | 9223372036854775807
            9223372036854775808 | OUT_OF_RANGE
            9007199254740993    | 9007199254740993
            3.0                 | 3
            3.1                 | NOT_WHOLE
            null                | ''""")
    void a_version_is_whole_not_negative_and_fits_64_bits(String value, String reads) {
        assertThat(read(value, f -> f.optionalVersion("x"))).isEqualTo(reads);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e2147483647",
                "-1e2147483647",
                "1e-2147483647",
                "0e2147483647",
                "0e-2147483647",
                "1e1000000000",
                "1e2147483648",
                "1e-99999999999"
            })
    void an_absurd_exponent_costs_nothing(String value) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            read(value, f -> f.units("x"));
            read(value, f -> f.optionalVersion("x"));
            read("{\"amount\": " + value + ", \"currency\": \"EUR\"}", f -> f.optionalMoney("x"));
            read("{\"amount\": \"" + value + "\", \"currency\": \"EUR\"}", f -> f.optionalMoney("x"));
        });
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            VALUE              | READS
            "LAMP"             | LAMP
            " LAMP "           | ` LAMP `
            "a\\tb"            | `a	b`
            "😀"               | 😀
            "\\ud83d\\ude00"   | 😀
            "\\ud83d"          | BAD_CHARACTER
            "\\ude00"          | BAD_CHARACTER
            "\\ude00\\ud83d"   | BAD_CHARACTER
            "a\\u0000"         | BAD_CHARACTER
            "a\\u001f"         | BAD_CHARACTER
            "a\\u007f"         | BAD_CHARACTER
            ""                 | MISSING
            "  "               | MISSING
            null               | MISSING
            5                  | WRONG_TYPE
            false              | WRONG_TYPE
            ["LAMP"]           | WRONG_TYPE""")
    void a_text_can_be_stored_and_says_something(String value, String reads) {
        assertThat(read(value, f -> f.text("x"))).isEqualTo(reads);
    }

    @Test
    void a_text_has_at_most_2000_characters() {
        assertThat(read('"' + "x".repeat(2_000) + '"', f -> f.text("x"))).hasSize(2_000);
        assertThat(read('"' + "x".repeat(2_001) + '"', f -> f.text("x"))).isEqualTo("TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "null"})
    void an_optional_text_that_says_nothing_is_absent(String value) {
        assertThat(read(value, f -> f.optionalText("x"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            VALUE                              | READS
            "2026-11-23T09:00:00+01:00"        | 2026-11-23T08:00:00Z
            "2026-11-23T08:00:00Z"             | 2026-11-23T08:00:00Z
            "2026-11-23T08:00Z"                | 2026-11-23T08:00:00Z
            "2026-11-23T08:00:00.123456789Z"   | 2026-11-23T08:00:00.123456Z
            "2026-11-23"                       | 2026-11-23T12:00:00Z
            "2024-02-29"                       | 2024-02-29T12:00:00Z
            "2026-02-29"                       | NOT_READABLE
            "2026-11-23T09:00:00"              | NOT_READABLE
            "2026-11-23 09:00:00Z"             | NOT_READABLE
            "2026-11-23T24:00:01Z"             | NOT_READABLE
            "23.11.2026"                       | NOT_READABLE
            "1970-01-01T00:00:00Z"             | 1970-01-01T00:00:00Z
            "1969-12-31T23:59:59Z"             | NOT_READABLE
            "9000-01-01T00:00:00Z"             | 9000-01-01T00:00:00Z
            "9000-01-01T00:00:01Z"             | NOT_READABLE
            "+999999999-12-31T23:59:59Z"       | NOT_READABLE
            1764000000                         | WRONG_TYPE
            ""                                 | MISSING""")
    void an_instant_has_an_offset_and_a_day_means_noon(String value, String reads) {
        assertThat(read(value, f -> f.instant("x"))).isEqualTo(reads);
    }

    @Test
    void an_optional_instant_may_be_absent() {
        assertThat(read("null", f -> f.optionalInstant("x"))).isEmpty();
        assertThat(read("\"soon\"", f -> f.optionalInstant("x"))).isEqualTo("NOT_READABLE");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            VALUE    | READS
            "21:30"  | 21:30
            "00:00"  | 00:00
            "24:00"  | NOT_READABLE
            "9:30"   | NOT_READABLE
            2130     | WRONG_TYPE
            null     | ``""")
    void a_time_is_of_the_24_hour_clock(String value, @Nullable String reads) {
        assertThat(read(value, f -> f.optionalTime("x"))).isEqualTo(reads == null ? "" : reads);
    }

    @Test
    void a_time_is_read_as_one() {
        assertThat(x("\"21:30\"").optionalTime("x")).isEqualTo(LocalTime.of(21, 30));
        assertThat(x("\"2026-11-23\"").instant("x")).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            VALUE                                             | READS
            {"amount": "49.90", "currency": "EUR"}            | 49.90 EUR
            {"amount": 49.90, "currency": "EUR"}              | 49.90 EUR
            {"amount": -1, "currency": "JPY"}                 | -1 JPY
            {"amount": 0, "currency": "JPY"}                  | 0 JPY
            {"amount": "0.0001", "currency": "EUR"}           | 0.0001 EUR
            {"amount": "0.00001", "currency": "EUR"}          | OUT_OF_RANGE
            {"amount": "1.00000", "currency": "EUR"}          | 1.00000 EUR
            {"amount": 999999999999999.9999, "currency": "EUR"} | 999999999999999.9999 EUR
            {"amount": 1000000000000000, "currency": "EUR"}   | OUT_OF_RANGE
            {"amount": -1e15, "currency": "EUR"}              | OUT_OF_RANGE
            {"amount": 1e2147483647, "currency": "EUR"}       | OUT_OF_RANGE
            {"amount": "1e-2147483647", "currency": "EUR"}    | OUT_OF_RANGE
            {"amount": "0e2147483647", "currency": "EUR"}     | 0 EUR
            {"amount": 0e-30000, "currency": "EUR"}           | 0 EUR
            {"amount": NaN, "currency": "EUR"}                | NOT_A_NUMBER
            {"amount": "49,90", "currency": "EUR"}            | NOT_READABLE
            {"amount": "", "currency": "EUR"}                 | MISSING
            {"currency": "EUR"}                               | MISSING
            {"amount": true, "currency": "EUR"}               | WRONG_TYPE
            {"amount": 1}                                     | MISSING
            {"amount": 1, "currency": "XYZ"}                  | NOT_READABLE
            {"amount": 1, "currency": 978}                    | WRONG_TYPE
            {}                                                | MISSING MISSING
            49.90                                             | WRONG_TYPE""")
    void money_is_an_amount_with_its_currency(String value, String reads) {
        assertThat(read(value, f -> show(f.optionalMoney("x")))).isEqualTo(reads);
    }

    private static @Nullable Object show(@Nullable Money money) {
        return money == null ? null : money.amount() + " " + money.currency();
    }

    @Test
    void a_finding_about_money_points_into_it() {
        x("{\"amount\": \"much\", \"currency\": \"XYZ\"}").optionalMoney("x");
        assertThat(findings).extracting(Finding::pointer).containsExactly("/7/x/amount", "/7/x/currency");
        assertThat(object("{}").optionalMoney("x")).isNull();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            VALUE    | READS
            true     | true
            false    | false
            "true"   | WRONG_TYPE
            1        | WRONG_TYPE
            null     | ``""")
    void a_flag_is_true_or_false(String value, @Nullable String reads) {
        assertThat(read(value, f -> f.optionalFlag("x"))).isEqualTo(reads == null ? "" : reads);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            VALUE    | READS
            "DAILY"  | DAILY
            "daily"  | NOT_READABLE
            "YEARLY" | NOT_READABLE
            1        | WRONG_TYPE
            ""       | ``""")
    void a_choice_is_one_of_its_names(String value, @Nullable String reads) {
        assertThat(read(value, f -> f.oneOf("x", Cadence.class))).isEqualTo(reads == null ? "" : reads);
    }

    @Test
    void a_wrong_choice_is_told_the_right_ones() {
        x("\"YEARLY\"").oneOf("x", Cadence.class);
        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly("Expected one of [INSTANT, HOURLY, DAILY, WEEKLY], found \"YEARLY\".");
    }

    @Test
    void flags_are_read_by_name_and_a_wrong_one_spoils_itself_only() {
        var flags = x("{\"EMAIL\": true, \"SMS\": false, \"PUSH\": \"no\", \"IN_APP\": null}")
                .flags("x");
        assertThat(flags).containsExactly(entry("EMAIL", true), entry("SMS", false));
        assertThat(findings).extracting(Finding::pointer).containsExactly("/7/x/PUSH");
        assertThat(x("null").flags("x")).isEmpty();
    }

    @Test
    void a_map_of_texts_is_read_by_name_and_its_pointers_are_escaped() {
        var texts = x("{\"colour\": \"red\", \"w/h~d\": 5}").textMap("x");
        assertThat(texts).containsExactly(entry("colour", "red"));
        assertThat(findings).extracting(Finding::pointer).containsExactly("/7/x/w~1h~0d");
    }

    @Test
    void a_name_that_cannot_be_stored_is_a_finding_at_its_object() {
        var texts = x("{\"a\\u0000\": \"b\", \"\\u001f\": \"c\", \"d\": \"e\"}").textMap("x");
        assertThat(texts).containsExactly(entry("d", "e"));
        assertThat(findings).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.pointer()).isEqualTo("/7/x");
            assertThat(finding.code()).isEqualTo("BAD_CHARACTER");
        });
    }

    @Test
    void texts_are_an_array_of_texts() {
        assertThat(x("[\"a\", \"b\"]").texts("x")).containsExactly("a", "b");
        assertThat(x("[]").texts("x")).isEmpty();
        assertThat(x("null").texts("x")).isEmpty();
        assertThat(findings).isEmpty();
        assertThat(x("[\"a\", 1, \"\", \"\\u0000\"]").texts("x")).containsExactly("a");
        assertThat(findings).hasSize(3).extracting(Finding::code).containsOnly("WRONG_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "{\"0\": \"a\"}", "1", "true"})
    void what_is_no_array_is_not_read_as_one(String value) {
        assertThat(x(value).texts("x")).isEmpty();
        assertThat(x(value).objects("x")).isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly("WRONG_TYPE", "WRONG_TYPE");
    }

    @Test
    void objects_know_their_place() {
        var objects = x("[{\"id\": \"a\"}, 5, {}]").objects("x");
        assertThat(objects.get(0).text("id")).isEqualTo("a");
        assertThat(objects.get(2).text("id")).isNull();
        assertThat(findings)
                .extracting(f -> f.pointer() + " " + f.code())
                .containsExactly("/7/x/1 WRONG_TYPE", "/7/x/2/id MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "null", "\"a\""})
    void what_is_no_object_has_no_fields(String json) {
        var fields = object(json);
        assertThat(findings)
                .singleElement()
                .extracting(f -> f.pointer() + " " + f.code())
                .isEqualTo("/7 WRONG_TYPE");
        assertThat(fields.optionalText("x")).isNull();
        assertThat(fields.has("x")).isFalse();
        assertThat(fields.unknown()).isZero();
    }

    @Test
    void fields_that_nobody_asked_for_are_counted() {
        var fields = object("{\"sku\": \"LAMP\", \"onHand\": 1, \"colour\": \"red\", \"size\": null}");
        assertThat(fields.unknown()).isEqualTo(4);
        fields.text("sku");
        fields.has("onHand");
        fields.optionalText("absent");
        assertThat(fields.unknown()).isEqualTo(2);
        assertThat(findings).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var fields = object("{\"onHand\": \"many\", \"observedAt\": \"now\"}");
        fields.text("sku");
        fields.units("onHand");
        fields.instant("observedAt");
        assertThat(findings)
                .extracting(f -> f.pointer() + " " + f.code())
                .containsExactly("/7/sku MISSING", "/7/onHand WRONG_TYPE", "/7/observedAt NOT_READABLE");
    }
}
