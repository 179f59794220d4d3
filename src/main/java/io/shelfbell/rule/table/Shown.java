package io.shelfbell.rule.table;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value as an analyst would write it. */
public final class Shown {
    private Shown() {}

    public static String text(@Nullable Object value) {
        if (value == null) return "unknown";
        if (value instanceof Boolean yes) return yes ? "yes" : "no";
        if (value instanceof BigDecimal number) return number.toPlainString();
        if (value instanceof Duration duration) return duration(duration);
        if (value instanceof Collection<?> many) return many.isEmpty() ? "nothing" : list(many);
        return value.toString();
    }

    private static String list(Collection<?> many) {
        return many.stream().map(Shown::text).sorted().collect(Collectors.joining(", "));
    }

    private static String duration(Duration duration) {
        if (duration.toDaysPart() != 0) return duration.toDays() + " d";
        return duration.toHours() != 0 ? duration.toHours() + " h" : duration.toMinutes() + " min";
    }
}
