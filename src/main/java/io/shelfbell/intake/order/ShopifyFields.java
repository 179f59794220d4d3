package io.shelfbell.intake.order;

import io.shelfbell.intake.Fields;
import io.shelfbell.intake.Finding;
import io.shelfbell.recipient.PhoneNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/**
 * The fields of one object of a Shopify payload. Everything may be missing, null, empty, a number or a text; what is unreadable is a
 * finding and reads as absent.
 */
final class ShopifyFields {
    private static final BigDecimal MONEY_LIMIT = new BigDecimal("999999999999999.9999");
    private static final int DECIMALS = 4;
    private static final int ODD_DECIMALS = 20; // what a double's arithmetic may leave behind
    private static final int LONGEST_EMAIL = 254; // RFC 5321 section 4.5.3.1.3: 256 octets with the angle brackets

    /** Longer than any name, id or address that a shop means. */
    private static final int LONGEST_TEXT = 1_000;

    private final JsonNode node;
    private final String pointer;
    private final List<Finding> findings;

    ShopifyFields(JsonNode node, String pointer, List<Finding> findings) {
        this.node = node;
        this.pointer = pointer;
        this.findings = findings;
    }

    void complain(String name, String code, String message) {
        findings.add(new Finding(pointer + "/" + name, code, message));
    }

    /** Null for absent, null and blank; without characters that cannot be stored. */
    @Nullable
    String text(String name) {
        var value = node.path(name);
        if (!value.isString()) return null;
        var text = value.asString()
                .codePoints()
                .filter(c -> c >= ' ' && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return text.isEmpty() ? null : atMost(LONGEST_TEXT, name, text);
    }

    /** An id is a number of any size or a text. */
    @Nullable
    String id(String name) {
        var value = node.path(name);
        return value.isIntegralNumber() ? atMost(Fields.KEY_LIMIT, name, value.asString()) : key(name);
    }

    /** A text that is short enough to be found by. */
    @Nullable
    String key(String name) {
        var text = text(name);
        return text == null ? null : atMost(Fields.KEY_LIMIT, name, text);
    }

    private @Nullable String atMost(int limit, String name, String text) {
        if (text.length() <= limit) return text;
        complain(name, "TOO_LONG", "At most " + limit + " characters.");
        return null;
    }

    boolean flag(String name) {
        return node.path(name).isBoolean() && node.path(name).asBoolean();
    }

    @Nullable
    Instant instant(String name) {
        var text = text(name);
        if (text == null) return null;
        try {
            return Fields.readMoment(text);
        } catch (DateTimeException e) {
            complain(name, "NOT_READABLE", "Expected an ISO 8601 instant, found \"" + text + "\".");
            return null;
        }
    }

    /** Money comes as a text or as a number. */
    @Nullable
    BigDecimal decimal(String name) {
        var value = node.path(name);
        var text = isNumber(value) ? value.asString() : text(name);
        if (text == null) return null;
        try {
            var amount = new BigDecimal(text);
            if (amount.signum() == 0) return BigDecimal.ZERO; // whatever its exponent, which numeric might not take
            if (amount.abs().compareTo(MONEY_LIMIT) <= 0 && amount.scale() <= ODD_DECIMALS) return rounded(amount);
        } catch (NumberFormatException e) {
            complain(name, "NOT_READABLE", "Expected an amount, found \"" + text + "\".");
            return null;
        }
        complain(name, "OUT_OF_RANGE", "Expected an amount below 10^15.");
        return null;
    }

    /** As it is stored. */
    private static BigDecimal rounded(BigDecimal amount) {
        return amount.scale() > DECIMALS ? amount.setScale(DECIMALS, RoundingMode.HALF_UP) : amount;
    }

    private static boolean isNumber(JsonNode value) {
        return value instanceof NumericNode number && !number.isNaN();
    }

    /** Zero to a billion; null for absent and unreadable. */
    @Nullable
    Integer units(String name) {
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) return null;
        if (isNumber(value)) {
            var number = value.decimalValue();
            if (number.signum() >= 0
                    && number.compareTo(BigDecimal.valueOf(1_000_000_000)) <= 0
                    && number.stripTrailingZeros().scale() <= 0) {
                return number.intValueExact();
            }
        }
        complain(name, "NOT_A_QUANTITY", "Expected a whole number from 0 to 1000000000.");
        return null;
    }

    @Nullable
    Currency currency() {
        var code = text("currency");
        if (code == null) return null;
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            complain("currency", "UNKNOWN_CURRENCY", "There is no currency " + code + "; amounts are left out.");
            return null;
        }
    }

    /** An absent object has no fields. */
    ShopifyFields object(String name) {
        return new ShopifyFields(node.path(name), pointer + "/" + name, findings);
    }

    /** The first of these paths at which there is an object. */
    ShopifyFields firstObject(String... paths) {
        return Arrays.stream(paths)
                .map(path -> new ShopifyFields(node.at("/" + path), pointer + "/" + path, findings))
                .filter(fields -> fields.node.isObject())
                .findFirst()
                .orElseGet(() -> object(paths[0]));
    }

    List<ShopifyFields> objects(String name) {
        var objects = new ArrayList<ShopifyFields>();
        for (var element : node.path(name)) {
            objects.add(new ShopifyFields(element, pointer + "/" + name + "/" + objects.size(), findings));
        }
        return objects;
    }

    String first(@Nullable String preferred, @Nullable String second, String last) {
        return Stream.of(preferred, second).filter(Objects::nonNull).findFirst().orElse(last);
    }

    @Nullable
    String fullName() {
        var name = Stream.of(text("first_name"), text("last_name"))
                .filter(Objects::nonNull)
                .reduce((first, last) -> first + " " + last);
        return name.orElse(null);
    }

    private @Nullable String email(String name) {
        var email = text(name);
        return email == null ? null : atMost(LONGEST_EMAIL, name, email);
    }

    @Nullable
    String email(ShopifyFields customer) {
        return Stream.of(email("email"), email("contact_email"), customer.email("email"))
                .filter(email -> email != null && email.matches("[^@\\s]+@[^@\\s]+"))
                .findFirst()
                .orElse(null);
    }

    /** In international form; a local number belongs to the country of the address. */
    @Nullable
    String phone(ShopifyFields customer, ShopifyFields address) {
        var country = address.text("country_code");
        return Stream.of(text("phone"), customer.text("phone"), address.text("phone"))
                .filter(Objects::nonNull)
                .flatMap(
                        phone -> PhoneNumbers.read(phone, country)
                                .map(PhoneNumbers.PhoneNumber::e164)
                                .or(() -> international(phone))
                                .stream())
                .findFirst()
                .orElse(null);
    }

    /** One that the tables of numbers do not know yet; whoever sends to it finds out. */
    private static Optional<String> international(String phone) {
        return Optional.of(phone.replaceAll("[\\s().-]", "")).filter(digits -> digits.matches("\\+[1-9][0-9]{6,14}"));
    }

    Locale locale() {
        var tag = text("customer_locale");
        if (tag == null) return Locale.ENGLISH;
        try {
            return new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build();
        } catch (IllformedLocaleException e) {
            complain("customer_locale", "NOT_READABLE", "Expected a language tag, found \"" + tag + "\".");
            return Locale.ENGLISH;
        }
    }
}
