package io.shelfbell.intake.reply;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.LongSupplier;

/**
 * What every interchange of ours is stamped with; times are UTC.
 *
 * @param numbers control numbers, of up to nine digits
 */
record Postmark(LongSupplier numbers, Instant now) {
    long number() {
        return numbers.getAsLong();
    }

    String shortDay() {
        return written("yyMMdd");
    }

    String day() {
        return written("yyyyMMdd");
    }

    String time() {
        return written("HHmm");
    }

    private String written(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(now);
    }
}
