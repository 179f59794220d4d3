package io.shelfbell.intake.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as a source writes them.
 *
 * @param zone of those that name none
 * @param format null for ISO 8601
 */
record Moments(ZoneId zone, @Nullable DateTimeFormatter format) {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd[['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S]][XXX][X]");

    /** @throws DateTimeException when it is none */
    Instant observed(String text) {
        return instant(parsed(text), false);
    }

    /** A day is expected at noon UTC, which is the same day almost everywhere. */
    Instant expected(String text) {
        return instant(parsed(text), true);
    }

    private TemporalAccessor parsed(String text) {
        return (format == null ? ISO : format)
                .parseBest(text, OffsetDateTime::from, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
    }

    private Instant instant(TemporalAccessor parsed, boolean noon) {
        if (parsed instanceof LocalDate day) {
            return noon
                    ? day.atTime(12, 0).toInstant(ZoneOffset.UTC)
                    : day.atStartOfDay(zone).toInstant();
        }
        return parsed instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(parsed);
    }
}
