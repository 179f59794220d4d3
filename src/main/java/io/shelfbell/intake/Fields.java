package io.shelfbell.intake;

import io.shelfbell.fact.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/**
 * The fields of one JSON object, read with their types. What does not fit becomes a finding at its pointer and reads as absent, so that
 * all that is wrong is told at once.
 */
public final class Fields {
    private static final int TEXT_LIMIT = 2_000;

    /** Two keys of four-byte characters fit one entry of a PostgreSQL index, which takes 2,704 bytes. */
    public static final int KEY_LIMIT = 200;

    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");
    private static final BigDecimal MONEY_LIMIT = new BigDecimal("1e15");

    private final JsonNode object;
    private final String pointer;
    private final List<Finding> findings;
    private final Set<String> asked = new HashSet<>();

    public Fields(JsonNode object, String pointer, List<Finding> findings) {
        this.object = object;
        this.pointer = pointer;
        this.findings = findings;
        if (!object.isObject())
            findings.add(new Finding(pointer, "WRONG_TYPE", "Expected an object, found " + kind(object) + "."));
    }

    public void complain(String name, String code, String message) {
        findings.add(new Finding(at(name), code, message));
    }

    private String at(String name) {
        return pointer + "/" + JsonText.escape(name);
    }

    private Iterable<String> names() {
        for (var name : object.propertyNames()) {
            if (!isStorable(name))
                findings.add(new Finding(
                        pointer,
                        "BAD_CHARACTER",
                        "A name contains NUL, a control character or half a surrogate pair."));
        }
        return object.propertyNames().stream().filter(Fields::isStorable).toList();
    }

    private @Nullable JsonNode node(String name) {
        asked.add(name);
        var node = object.isObject() ? object.get(name) : null;
        return node == null || node.isNull() ? null : node;
    }

    public boolean has(String name) {
        return node(name) != null;
    }

    /** Where a misspelt name would silently mean something else, such as taking a "no" back. */
    public void refuseUnknown() {
        object.propertyNames().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> complain(name, "UNKNOWN_FIELD", "There is no such field."));
    }

    /** How many fields nobody asked for. */
    public int unknown() {
        return (int) object.propertyNames().stream()
                .filter(name -> !asked.contains(name))
                .count();
    }

    private void missing(String name, @Nullable Object value) {
        var node = node(name);
        boolean absent = node == null || node.isString() && node.asString().isBlank();
        if (value == null && absent) complain(name, "MISSING", "This field is required.");
    }

    /** Required; an empty text counts as missing. */
    public @Nullable String text(String name) {
        var text = optionalText(name);
        missing(name, text);
        return text;
    }

    /** Null for absent and for empty. */
    public @Nullable String optionalText(String name) {
        var node = node(name);
        if (node == null) return null;
        if (!node.isString()) return wrong(name, "a text", node);
        var text = node.asString();
        if (text.isBlank()) return null;
        if (text.length() > TEXT_LIMIT) return atMost(TEXT_LIMIT, name, text);
        if (!isStorable(text))
            return complaint(name, "BAD_CHARACTER", "Contains NUL, a control character or half a surrogate pair.");
        return text;
    }

    /** Required, and short enough to be found by. */
    public @Nullable String key(String name) {
        var text = text(name);
        return text == null ? null : atMost(KEY_LIMIT, name, text);
    }

    public @Nullable String optionalKey(String name) {
        var text = optionalText(name);
        return text == null ? null : atMost(KEY_LIMIT, name, text);
    }

    /** The text, unless it is longer. */
    public @Nullable String atMost(int limit, String name, String text) {
        return text.length() <= limit ? text : complaint(name, "TOO_LONG", "At most " + limit + " characters.");
    }

    private <T> @Nullable T complaint(String name, String code, String message) {
        complain(name, code, message);
        return null;
    }

    private <T> @Nullable T wrong(String name, String expected, JsonNode found) {
        return complaint(name, "WRONG_TYPE", "Expected " + expected + ", found " + kind(found) + ".");
    }

    /** PostgreSQL cannot store NUL, UTF-8 cannot carry half a surrogate pair, and nobody means the other control characters. */
    private static boolean isStorable(String text) {
        return text.codePoints().allMatch(Fields::isStorable);
    }

    static boolean isStorable(int c) {
        boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f;
        return !control && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            default -> "null";
        };
    }

    /** Required whole number that fits 32 bits. */
    public @Nullable Integer units(String name) {
        var units = optionalUnits(name);
        missing(name, units);
        return units;
    }

    public @Nullable Integer optionalUnits(String name) {
        var number = whole(name, BigDecimal.valueOf(Integer.MIN_VALUE), BigDecimal.valueOf(Integer.MAX_VALUE));
        return number == null ? null : number.intValueExact();
    }

    public @Nullable Long optionalVersion(String name) {
        var number = whole(name, BigDecimal.ZERO, BigDecimal.valueOf(Long.MAX_VALUE));
        return number == null ? null : number.longValueExact();
    }

    private @Nullable BigDecimal whole(String name, BigDecimal min, BigDecimal max) {
        var number = number(name);
        if (number == null) return null;
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            return complaint(
                    name,
                    "OUT_OF_RANGE",
                    "Expected a whole number from " + min.toPlainString() + " to " + max.toPlainString() + ".");
        }
        if (number.stripTrailingZeros().scale() > 0) return complaint(name, "NOT_WHOLE", "Expected a whole number.");
        return number;
    }

    private @Nullable BigDecimal number(String name) {
        var node = node(name);
        if (node == null) return null;
        if (!node.isNumber()) return wrong(name, "a number", node);
        if (node instanceof NumericNode numeric && numeric.isNaN())
            return complaint(name, "NOT_A_NUMBER", "NaN and Infinity are not numbers.");
        return node.decimalValue();
    }

    /** An instant with its offset, or a day; a day means noon UTC, which is the same day almost everywhere. Cut to microseconds. */
    public @Nullable Instant optionalInstant(String name) {
        return parsed(name, "an ISO 8601 instant such as 2026-11-23T09:00:00+01:00", Fields::readInstant);
    }

    /** Required. */
    public @Nullable Instant instant(String name) {
        var instant = optionalInstant(name);
        missing(name, instant);
        return instant;
    }

    private static Instant readInstant(String text) {
        return text.length() == 10
                ? inCalendar(LocalDate.parse(text).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC))
                : readMoment(text);
    }

    /**
     * An instant with its offset, cut to microseconds.
     *
     * @throws DateTimeException when it is none, or none of our time
     */
    public static Instant readMoment(String text) {
        return inCalendar(OffsetDateTime.parse(text).toInstant());
    }

    private static Instant inCalendar(Instant instant) {
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
            throw new DateTimeException("not between 1970 and 9000");
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    public @Nullable LocalDate optionalDate(String name) {
        return parsed(name, "a date such as 2026-12-24", LocalDate::parse);
    }

    public @Nullable LocalTime optionalTime(String name) {
        return parsed(name, "a time such as 21:30", LocalTime::parse);
    }

    /** A text that a parser of the JDK understands. */
    public <T> @Nullable T parsed(String name, String expected, Function<String, T> parser) {
        var text = optionalText(name);
        if (text == null) return null;
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException | IllformedLocaleException e) {
            return complaint(name, "NOT_READABLE", "Expected " + expected + ", found \"" + text + "\".");
        }
    }

    /** Required. */
    public <E extends Enum<E>> @Nullable E requiredOneOf(String name, Class<E> type) {
        var choice = oneOf(name, type);
        missing(name, choice);
        return choice;
    }

    /** One of an enum's names. */
    public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        return parsed(name, "one of " + List.of(type.getEnumConstants()), text -> Enum.valueOf(type, text));
    }

    public @Nullable Boolean optionalFlag(String name) {
        var node = node(name);
        if (node == null) return null;
        return node.isBoolean() ? Boolean.valueOf(node.asBoolean()) : wrong(name, "true or false", node);
    }

    /** {@code {amount, currency}}, the amount as a number or a text. */
    public @Nullable Money optionalMoney(String name) {
        var money = optionalObject(name);
        if (money == null) return null;
        var amount = money.amount("amount");
        var currency = money.parsed("currency", "an ISO 4217 code such as EUR", Currency::getInstance);
        money.missing("currency", currency);
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    private @Nullable BigDecimal amount(String name) {
        var amount = optionalAmount(name);
        missing(name, amount);
        return amount;
    }

    /** A number, or a text that is one. */
    public @Nullable BigDecimal optionalAmount(String name) {
        var node = node(name);
        var amount = node != null && node.isString()
                ? parsed(name, "an amount such as 49.90", BigDecimal::new)
                : number(name);
        if (amount == null) return null;
        if (amount.signum() == 0) return BigDecimal.ZERO; // whatever its exponent, which numeric might not take
        return amount.abs().compareTo(MONEY_LIMIT) < 0
                        && amount.stripTrailingZeros().scale() <= 4
                ? amount
                : complaint(name, "OUT_OF_RANGE", "Expected an amount below 10^15 with at most four decimals.");
    }

    /** Required. */
    public @Nullable Fields object(String name) {
        var object = optionalObject(name);
        missing(name, object);
        return object;
    }

    public @Nullable Fields optionalObject(String name) {
        var node = node(name);
        if (node == null) return null;
        return node.isObject() ? new Fields(node, at(name), findings) : wrong(name, "an object", node);
    }

    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var element : elements(name)) {
            var text = element.isString() ? element.asString() : "";
            if (text.isBlank() || text.length() > TEXT_LIMIT || !isStorable(text)) {
                complain(name, "WRONG_TYPE", "Expected an array of texts.");
            } else {
                texts.add(text);
            }
        }
        return texts;
    }

    public List<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        for (var element : elements(name)) objects.add(new Fields(element, at(name) + "/" + objects.size(), findings));
        return objects;
    }

    private Iterable<JsonNode> elements(String name) {
        var node = node(name);
        if (node == null) return List.of();
        if (node.isArray()) return node;
        complain(name, "WRONG_TYPE", "Expected an array, found " + kind(node) + ".");
        return List.of();
    }

    /** An object whose values are all true or false. */
    public Map<String, Boolean> flags(String name) {
        var fields = optionalObject(name);
        var flags = new LinkedHashMap<String, Boolean>();
        if (fields == null) return flags;
        for (var key : fields.names()) {
            var flag = fields.optionalFlag(key);
            if (flag != null) flags.put(key, flag);
        }
        return flags;
    }

    /** An object whose values are all texts. */
    public Map<String, String> textMap(String name) {
        var fields = optionalObject(name);
        var texts = new LinkedHashMap<String, String>();
        if (fields == null) return texts;
        for (var key : fields.names()) {
            var text = fields.optionalText(key);
            if (text != null) texts.put(key, text);
        }
        return texts;
    }
}
