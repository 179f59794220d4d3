package io.shelfbell.intake.file;

import io.shelfbell.intake.document.Segment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times of interchanges, in the sender's zone.
 *
 * @param zone which the standards leave to agreement
 * @param expected whether a day without a time means noon UTC, as of dates to come, and not its beginning
 */
record EdiMoments(ZoneId zone, boolean expected) {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final Pattern DECIMALS = Pattern.compile("\\d{1,2}");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /** What a segment says; a note when it is no date. */
    record Told(@Nullable Instant at, Optional<String> note) {
        static final Told NOTHING = new Told(null, Optional.empty());
    }

    /** @param date the number of the element with the date; the time is in the next one */
    Told x12(Segment segment, int date) {
        return told(segment, segment.at(date), () -> x12(segment.at(date), segment.at(date + 1)));
    }

    Told edifact(Segment dtm) {
        return told(dtm, dtm.at(1, 2), () -> edifact(dtm.at(1, 2), dtm.at(1, 3)));
    }

    private static Told told(Segment segment, String text, Supplier<Instant> moment) {
        if (text.isEmpty()) return Told.NOTHING;
        try {
            return new Told(moment.get(), Optional.empty());
        } catch (DateTimeException e) {
            var place = "Segment " + segment.position() + ", " + segment.tag();
            return new Told(null, Optional.of(place + ": \"" + text + "\" is no date that we know; it was left out."));
        }
    }

    /**
     * X12 elements 373 (CCYYMMDD, or YYMMDD before 004010) and 337 (HHMM, HHMMSS and decimals); a time may be absent.
     *
     * @throws DateTimeException when it is no date
     */
    private Instant x12(String date, String time) {
        var day = date.length() == 6 ? "20" + date : date;
        if (time.length() <= 6) return moment(day + time);
        return moment(day + time.substring(0, 6)).plusNanos(nanos(time.substring(6)));
    }

    /** @param decimals tenths or hundredths of a second */
    private static long nanos(String decimals) {
        if (!DECIMALS.matcher(decimals).matches()) throw new DateTimeException("no decimals: " + decimals);
        return Long.parseLong((decimals + "00000000").substring(0, 9));
    }

    /**
     * EDIFACT C507 with the formats (2379) 101, 102, 201, 203, 204, and 303 without its zone.
     *
     * @throws DateTimeException when it is no date
     */
    private Instant edifact(String value, String format) {
        return switch (format) {
            case "102", "203", "204" -> moment(value);
            case "101", "201" -> moment("20" + value);
            case "303" -> moment(value.substring(0, Math.min(12, value.length())));
            default -> throw new DateTimeException("format " + format + " is no date");
        };
    }

    private Instant moment(String digits) {
        return switch (digits.length()) {
            case 8 -> day(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
            case 12 -> LocalDateTime.parse(digits, MINUTES).atZone(zone).toInstant();
            case 14 -> LocalDateTime.parse(digits, SECONDS).atZone(zone).toInstant();
            default -> throw new DateTimeException("not a date: " + digits);
        };
    }

    private Instant day(LocalDate day) {
        return expected
                ? day.atTime(12, 0).toInstant(ZoneOffset.UTC)
                : day.atStartOfDay(zone).toInstant();
    }
}
