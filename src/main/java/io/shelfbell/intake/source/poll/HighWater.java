package io.shelfbell.intake.source.poll;

import io.shelfbell.intake.source.JdbcRows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The highest version of a table's rows that was read: a time, one that names no zone and is not given one, or a number. */
final class HighWater {
    /** A transaction may commit later than the time that it wrote: rows that are newer than this are looked at again. */
    private static final Duration LATE_COMMITS = Duration.ofMinutes(1);

    private HighWater() {}

    /** @throws SQLException also when the column is neither a time nor a number */
    static @Nullable Object read(ResultSet row, String column) throws SQLException {
        var value = JdbcRows.value(row, row.findColumn(column));
        if (value == null) return null;
        if (value instanceof Number) return new BigDecimal(value.toString());
        return value instanceof LocalDateTime ? value : row.getTimestamp(column);
    }

    static String text(Object mark) {
        if (mark instanceof LocalDateTime local) return "L" + local;
        return mark instanceof Timestamp time ? "T" + time.toInstant() : "N" + mark;
    }

    static Object of(String text) {
        var value = text.substring(1);
        return switch (text.charAt(0)) {
            case 'L' -> LocalDateTime.parse(value);
            case 'T' -> Timestamp.from(Instant.parse(value));
            default -> new BigDecimal(value);
        };
    }

    static Object later(@Nullable Object one, Object other) {
        if (one instanceof LocalDateTime local && other instanceof LocalDateTime otherLocal)
            return local.isAfter(otherLocal) ? one : other;
        if (one instanceof Timestamp time && other instanceof Timestamp otherTime)
            return time.after(otherTime) ? one : other;
        if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber)
            return number.compareTo(otherNumber) > 0 ? one : other;
        return other;
    }

    /** Where to look from, for rows that were committed late. */
    static Object before(Object mark) {
        if (mark instanceof LocalDateTime local) return local.minus(LATE_COMMITS);
        return mark instanceof Timestamp time ? Timestamp.from(time.toInstant().minus(LATE_COMMITS)) : mark;
    }
}
