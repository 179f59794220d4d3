package io.shelfbell.rule.table;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.StringJoiner;
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
        if (duration.isNegative()) return "-" + duration(duration.negated());
        var parts = new StringJoiner(" ");
        if (duration.toDaysPart() != 0) parts.add(duration.toDaysPart() + " d");
        if (duration.toHoursPart() != 0) parts.add(duration.toHoursPart() + " h");
        if (duration.toMinutesPart() != 0) parts.add(duration.toMinutesPart() + " min");
        if (duration.toSecondsPart() != 0) parts.add(duration.toSecondsPart() + " s");
        return parts.length() == 0 ? "0 min" : parts.toString();
    }
}
