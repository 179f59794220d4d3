package io.shelfbell.intake.channel;

import io.shelfbell.intake.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Times as channels write them: ISO 8601, and as in e-mail (RFC 5322, section 3.3). */
final class Moments {
    private static final Pattern MAIL = Pattern.compile("[A-Z][a-z]{2}, .*");

    private Moments() {}

    /** @throws DateTimeException when it is none */
    static Instant of(String text) {
        return MAIL.matcher(text).matches()
                ? DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from)
                : Fields.readMoment(text);
    }

    /**
     * A day, or that of a moment where it was written.
     *
     * @throws DateTimeException when it is none
     */
    static LocalDate day(String text) {
        return MAIL.matcher(text).matches()
                ? DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, LocalDate::from)
                : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    }
}
