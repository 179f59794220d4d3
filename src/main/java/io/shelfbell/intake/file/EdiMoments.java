package io.shelfbell.intake.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Dates and times of interchanges, in the sender's zone.
 *
 * @param zone which the standards leave to agreement
 * @param expected whether a day without a time means noon UTC, as of dates to come, and not its beginning
 */
record EdiMoments(ZoneId zone, boolean expected) {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /**
     * X12 elements 373 (CCYYMMDD, or YYMMDD before 004010) and 337 (HHMM, HHMMSS and decimals); a time may be absent.
     *
     * @throws DateTimeException when it is no date
     */
    Instant x12(String date, String time) {
        var day = date.length() == 6 ? "20" + date : date;
        return moment(day + (time.length() > 6 ? time.substring(0, 6) : time));
    }

    /**
     * EDIFACT C507 with the formats (2379) 101, 102, 201, 203, 204, and 303 without its zone.
     *
     * @throws DateTimeException when it is no date
     */
    Instant edifact(String value, String format) {
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
