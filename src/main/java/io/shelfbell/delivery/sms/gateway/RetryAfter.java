package io.shelfbell.delivery.sms.gateway;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Retry-After (RFC 9110 section 10.2.3): seconds or a date in any of the three ways of writing (section 5.6.7). */
final class RetryAfter {
    /** A slip of the pen must not silence a gateway for a year. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final int DIGITS = 9;

    private RetryAfter() {}

    /** Empty for what is neither. */
    static Optional<Duration> read(String value, Instant now) {
        var text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(text.length() > DIGITS ? LONGEST : within(Duration.ofSeconds(Long.parseLong(text))));
        }
        return formats(now).stream()
                .flatMap(format -> date(text, format).stream())
                .findFirst()
                .map(date -> within(Duration.between(now, date)));
    }

    private static Duration within(Duration wait) {
        if (wait.isNegative()) return Duration.ZERO;
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Instant> date(String text, DateTimeFormatter format) {
        try {
            return Optional.of(ZonedDateTime.parse(text, format).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A year of two digits is the one that is at most 50 years ahead. */
    private static List<DateTimeFormatter> formats(Instant now) {
        var rfc850 = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(
                        ChronoField.YEAR, 2, 2, now.atZone(ZoneOffset.UTC).getYear() - 49)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
        var asctime = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
        return List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850, asctime);
    }
}
