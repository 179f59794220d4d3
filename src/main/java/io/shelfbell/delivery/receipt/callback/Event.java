package io.shelfbell.delivery.receipt.callback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A JSON value of a callback and where it stands; what is absent or of another type than documented reads as null. */
record Event(JsonNode node, String pointer) {
    private static final int DIGITS = 40;
    private static final BigDecimal LATEST =
            BigDecimal.valueOf(Instant.parse("9000-01-01T00:00:00Z").getEpochSecond());

    String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private @Nullable JsonNode value(String name) {
        var value = node.isObject() ? node.get(name) : null;
        return value == null || value.isNull() ? null : value;
    }

    /** A text or a number, as a text; null for an empty one. */
    @Nullable
    String text(String name) {
        var value = value(name);
        return value == null ? null : text(value);
    }

    private static @Nullable String text(JsonNode value) {
        if (!value.isString() && !value.isNumber()) return null;
        var text = value.asString();
        return text.isBlank() ? null : text;
    }

    String text(String name, String otherwise) {
        var text = text(name);
        return text == null ? otherwise : text;
    }

    String required(String name) throws Unreadable {
        var text = text(name);
        if (text == null) throw Unreadable.missing(at(name));
        return text;
    }

    /** Empty when there is none. */
    Event object(String name) {
        var value = value(name);
        return new Event(value == null ? MissingNode.getInstance() : value, at(name));
    }

    boolean isObject() {
        return node.isObject();
    }

    /** The elements of this array; a value that is no array is the only element. */
    List<Event> elements() {
        if (!node.isArray()) return node.isMissingNode() ? List.of() : List.of(this);
        var elements = new ArrayList<Event>(node.size());
        for (var element : node) elements.add(new Event(element, pointer + "/" + elements.size()));
        return elements;
    }

    /** This value's own text. */
    @Nullable
    String text() {
        return text(node);
    }

    boolean isTrue(String name) {
        var value = value(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** Seconds since 1970, perhaps with a fraction, as a number or a text; otherwise when nobody said so. */
    Instant seconds(String name, Instant otherwise) {
        var instant = seconds(text(name));
        return instant == null ? otherwise : instant;
    }

    /** Null for what is no time of ours. */
    static @Nullable Instant seconds(@Nullable String text) {
        if (text == null || text.length() > DIGITS) return null;
        try {
            var seconds = new BigDecimal(text);
            if (Math.abs(seconds.scale()) > DIGITS) return null; // would take for ever to write out
            if (seconds.signum() < 0 || seconds.compareTo(LATEST) > 0) return null;
            return Instant.ofEpochMilli(
                    seconds.movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** ISO 8601 with an offset; otherwise when nobody said so. */
    Instant moment(String name, Instant otherwise) {
        var instant = moment(text(name));
        return instant == null ? otherwise : instant;
    }

    /** Null for what is no time of ours. */
    static @Nullable Instant moment(@Nullable String text) {
        if (text == null) return null;
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            return instant.getEpochSecond() < 0 || instant.getEpochSecond() > LATEST.longValue() ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
