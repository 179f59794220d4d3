package io.shelfbell.intake.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;

/** Dates and times as databases and people write them. A date is its first moment in the source's zone. */
final class SourceTimes {
    private SourceTimes() {}

    /** @throws java.time.DateTimeException when it is none */
    static Instant instant(Object value, ZoneId zone) {
        if (value instanceof Instant instant) return instant;
        if (value instanceof OffsetDateTime time) return time.toInstant();
        if (value instanceof ZonedDateTime time) return time.toInstant();
        if (value instanceof LocalDateTime time) return time.atZone(zone).toInstant();
        if (value instanceof LocalDate date) return date.atStartOfDay(zone).toInstant();
        if (value instanceof java.sql.Date date)
            return date.toLocalDate().atStartOfDay(zone).toInstant();
        if (value instanceof Date date) return date.toInstant();
        return parsed(value.toString().strip().replace(' ', 'T'), zone);
    }

    private static Instant parsed(String text, ZoneId zone) {
        var best = DateTimeFormatter.ISO_DATE_TIME.withZone(zone);
        if (text.indexOf('T') < 0)
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        return ZonedDateTime.parse(text, best).toInstant();
    }
}
