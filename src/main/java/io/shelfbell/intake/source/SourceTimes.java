package io.shelfbell.intake.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as databases and people write them. */
final class SourceTimes {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private SourceTimes() {}

    /**
     * When something happened; a date is its first moment in the source's zone.
     *
     * @throws java.time.DateTimeException when it is none
     */
    static Instant instant(Object value, ZoneId zone) {
        var day = day(value);
        return storable(
                day == null ? moment(value, zone) : day.atStartOfDay(zone).toInstant());
    }

    /**
     * When something is expected; a date is noon UTC, as at every door: that is the same day almost everywhere.
     *
     * @throws java.time.DateTimeException when it is none
     */
    static Instant expected(Object value, ZoneId zone) {
        var day = day(value);
        return storable(
                day == null ? moment(value, zone) : day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    /** What a database says for "never" may be in a year of five digits, or in none, in the time of another place. */
    private static Instant storable(Instant instant) {
        int year = instant.atZone(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) throw new DateTimeException("not of the years 1 to 9999");
        return instant;
    }

    /** Null for a value with a time. */
    private static @Nullable LocalDate day(Object value) {
        if (value instanceof LocalDate date) return date;
        if (value instanceof java.sql.Date date) return date.toLocalDate();
        return value instanceof String text && DAY.matcher(text.strip()).matches()
                ? LocalDate.parse(text.strip())
                : null;
    }

    private static Instant moment(Object value, ZoneId zone) {
        if (value instanceof Instant instant) return instant;
        if (value instanceof OffsetDateTime time) return time.toInstant();
        if (value instanceof ZonedDateTime time) return time.toInstant();
        if (value instanceof LocalDateTime time) return time.atZone(zone).toInstant();
        if (value instanceof Date date) return date.toInstant();
        var text = value.toString().strip().replace(' ', 'T');
        return ZonedDateTime.parse(text, DateTimeFormatter.ISO_DATE_TIME.withZone(zone))
                .toInstant();
    }
}
