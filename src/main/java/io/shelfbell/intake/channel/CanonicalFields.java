package io.shelfbell.intake.channel;

import io.shelfbell.fact.ConcernKind;
import io.shelfbell.fact.OrderConcern.Noticed;
import io.shelfbell.intake.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object of a mapped order. Everything may be missing; what cannot be read is noticed and reads as absent. */
final class CanonicalFields {
    private static final BigDecimal LIMIT = new BigDecimal("1e15");
    private static final int MOST_DECIMALS = 20; // what a double's arithmetic may leave behind
    private static final int KEPT_DECIMALS = 4;
    private static final int LONGEST_TEXT = 1_000;

    private final Map<?, ?> values;
    private final String pointer;
    private final List<Noticed> noticed;

    CanonicalFields(@Nullable Object values, String pointer, List<Noticed> noticed) {
        this.values = values instanceof Map<?, ?> map ? map : Map.of();
        this.pointer = pointer;
        this.noticed = noticed;
    }

    boolean isEmpty() {
        return values.values().stream().allMatch(value -> value == null || value.equals(List.of()));
    }

    void notice(String name, ConcernKind kind, String message) {
        noticed.add(Noticed.at(at(name), kind, message));
    }

    String at(String name) {
        return name.isEmpty() ? pointer : pointer + "/" + name;
    }

    /** Null for absent, null and blank; without characters that cannot be stored, at most so many of them. */
    @Nullable
    String text(String name) {
        var value = values.get(name);
        return value instanceof CharSequence || value instanceof Number
                ? shortened(name, value.toString(), LONGEST_TEXT)
                : null;
    }

    /** A text that things are found by. */
    @Nullable
    String key(String name) {
        var text = text(name);
        if (text == null || text.length() <= Fields.KEY_LIMIT) return text;
        notice(name, ConcernKind.TOO_LONG, "At most " + Fields.KEY_LIMIT + " characters.");
        return null;
    }

    private @Nullable String shortened(String name, String value, int most) {
        var text = value.codePoints()
                .filter(c -> c >= ' ' && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (text.isEmpty()) return null;
        if (text.length() <= most) return text;
        notice(name, ConcernKind.TOO_LONG, "At most " + most + " characters.");
        return null;
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var one : list(name)) {
            var text = one == null || one instanceof Map ? null : shortened(name, one.toString(), LONGEST_TEXT);
            if (text != null) texts.add(text);
        }
        return texts;
    }

    private List<?> list(String name) {
        var value = values.get(name);
        if (value == null) return List.of();
        return value instanceof List<?> list ? list : List.of(value);
    }

    CanonicalFields object(String name) {
        return new CanonicalFields(values.get(name), at(name), noticed);
    }

    List<CanonicalFields> objects(String name) {
        var objects = new ArrayList<CanonicalFields>();
        for (var one : list(name)) objects.add(new CanonicalFields(one, at(name) + "/" + objects.size(), noticed));
        return objects;
    }

    Map<String, String> pairs(String name) {
        var pairs = new java.util.TreeMap<String, String>();
        var fields = object(name);
        fields.values.keySet().forEach(key -> {
            var text = fields.text(key.toString());
            if (text != null) pairs.put(key.toString(), text);
        });
        return pairs;
    }

    /** Money or a measure: as exact as it was written, but for what a double's arithmetic left behind. */
    @Nullable
    BigDecimal decimal(String name, ConcernKind otherwise) {
        var text = text(name);
        if (text == null) return null;
        try {
            var amount = new BigDecimal(text.startsWith("+") ? text.substring(1) : text);
            if (amount.signum() == 0) return BigDecimal.ZERO; // whatever its exponent, which numeric might not take
            if (amount.abs().compareTo(LIMIT) < 0 && amount.scale() <= MOST_DECIMALS) {
                var plain = plain(amount);
                if (plain.abs().compareTo(LIMIT) < 0) return plain;
            }
            notice(name, otherwise, "Expected a number below 10^15, found \"" + text + "\".");
        } catch (NumberFormatException e) {
            notice(name, otherwise, "Expected a number, found \"" + text + "\".");
        }
        return null;
    }

    /** Of one amount or several. */
    @Nullable
    BigDecimal sum(String name, ConcernKind otherwise) {
        if (!(values.get(name) instanceof List<?> list)) return decimal(name, otherwise);
        BigDecimal sum = null;
        for (int i = 0; i < list.size(); i++) {
            var amount = new CanonicalFields(java.util.Collections.singletonMap("" + i, list.get(i)), at(name), noticed)
                    .decimal("" + i, otherwise);
            if (amount != null) sum = sum == null ? amount : sum.add(amount);
        }
        return sum;
    }

    private static BigDecimal plain(BigDecimal amount) {
        if (amount.scale() < 0) return amount.setScale(0);
        return amount.scale() > KEPT_DECIMALS ? amount.setScale(KEPT_DECIMALS, java.math.RoundingMode.HALF_UP) : amount;
    }

    @Nullable
    Instant instant(String name) {
        var text = text(name);
        if (text == null) return null;
        try {
            return Moments.of(text);
        } catch (DateTimeException e) {
            notice(name, ConcernKind.NOT_A_DATE, "Expected an ISO 8601 instant, found \"" + text + "\".");
            return null;
        }
    }

    /** A day, or that of an instant. */
    @Nullable
    LocalDate day(String name) {
        var text = text(name);
        if (text == null) return null;
        try {
            return Moments.day(text);
        } catch (DateTimeException e) {
            notice(name, ConcernKind.NOT_A_DATE, "Expected an ISO 8601 date, found \"" + text + "\".");
            return null;
        }
    }

    @Nullable
    Boolean flag(String name) {
        var value = values.get(name);
        return value == null ? null : Boolean.parseBoolean(value.toString());
    }

    Locale locale(String name) {
        var tag = text(name);
        if (tag == null) return Locale.ENGLISH;
        try {
            return new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build();
        } catch (IllformedLocaleException e) {
            notice(name, ConcernKind.NOT_READABLE, "Expected a language tag, found \"" + tag + "\".");
            return Locale.ENGLISH;
        }
    }

    <E extends Enum<E>> Set<E> words(String name, Class<E> type) {
        var words = EnumSet.noneOf(type);
        for (var text : texts(name)) {
            try {
                words.add(Enum.valueOf(type, text));
            } catch (IllegalArgumentException e) {
                notice(
                        name,
                        ConcernKind.NOT_READABLE,
                        "There is no " + text + "; there are " + EnumSet.allOf(type) + ".");
            }
        }
        return words;
    }
}
