package io.shelfbell.intake.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Understands the rows of one table by its mapping. */
final class RowReader {
    private static final int KEY_LIMIT = 200;
    private static final BigDecimal LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final TableMapping mapping;
    private final ZoneId zone;

    RowReader(TableMapping mapping, ZoneId zone) {
        this.mapping = mapping;
        this.zone = zone;
    }

    /**
     * @throws UnreadableRow when this row cannot be understood
     * @throws MissingColumn when none can
     */
    Contribution read(Map<String, @Nullable Object> columns) throws UnreadableRow {
        return new Contribution(
                new Place(word("sku", mapping.sku(), columns), word("location", mapping.location(), columns)),
                or0(units("onHand", mapping.onHand(), columns)),
                mapping.allocated() == null ? null : or0(units("allocated", mapping.allocated(), columns)),
                or0(units("onOrder", mapping.onOrder(), columns)),
                time("expectedAt", mapping.expectedAt(), columns, SourceTimes::expected));
    }

    /** Null where the table does not say, or the row does not. */
    @Nullable
    Instant eventTime(Map<String, @Nullable Object> columns) throws UnreadableRow {
        return time("eventTime", mapping.eventTime(), columns, SourceTimes::instant);
    }

    private static String word(String name, Formula formula, Map<String, @Nullable Object> columns)
            throws UnreadableRow {
        var value = formula.of(columns);
        var word = value == null ? "" : value.toString().strip();
        if (word.isEmpty()) throw new UnreadableRow("REQUIRED", name + " (" + formula + ") is empty.");
        if (word.length() > KEY_LIMIT)
            throw new UnreadableRow("TOO_LONG", name + " is longer than " + KEY_LIMIT + " characters.");
        if (word.chars().anyMatch(Character::isISOControl))
            throw new UnreadableRow("NOT_TEXT", name + " contains control characters.");
        return word;
    }

    private static @Nullable Long units(String name, @Nullable Formula formula, Map<String, @Nullable Object> columns)
            throws UnreadableRow {
        var value = formula == null ? null : formula.of(columns);
        if (value == null) return null;
        try {
            var number = new BigDecimal(value.toString().strip());
            if (number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0)
                throw new UnreadableRow(
                        "OUT_OF_RANGE", name + " is " + value + ", more than a number of units can be.");
            return number.longValueExact();
        } catch (NumberFormatException e) {
            throw new UnreadableRow("NOT_A_NUMBER", name + " is '" + value + "', which is not a number.");
        } catch (ArithmeticException e) {
            throw new UnreadableRow("NOT_WHOLE", name + " is " + value + ", which is not a whole number of units.");
        }
    }

    private @Nullable Instant time(
            String name,
            @Nullable Formula formula,
            Map<String, @Nullable Object> columns,
            BiFunction<Object, ZoneId, Instant> reading)
            throws UnreadableRow {
        var value = formula == null ? null : formula.of(columns);
        if (value == null || value.toString().isBlank()) return null;
        try {
            return reading.apply(value, zone);
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadableRow(
                    "NOT_A_TIME",
                    name + " is '" + value + "', which is neither a date nor a time of the years 1 to 9999.");
        }
    }

    private static long or0(@Nullable Long units) {
        return units == null ? 0 : units;
    }
}
