package io.shelfbell.rule.table;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 2 hours}, {@code 1.5 h}, {@code 1:30}. */
final class DurationHint {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,6}(?:[.,]\\d{1,3})?)\\s*([a-z]*)\\.?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):(\\d{2})(?::00)?");

    private DurationHint() {}

    static String of(String text) {
        var clock = CLOCK.matcher(text);
        if (clock.matches())
            return Hint.write(parts(60 * Long.parseLong(clock.group(1)) + Long.parseLong(clock.group(2))));
        var amount = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
        if (!amount.matches()) return "";
        var number = new BigDecimal(amount.group(1).replace(',', '.'));
        if (amount.group(2).isEmpty()) return "write \"%1$s min\", \"%1$s h\" or \"%1$s d\"".formatted(amount.group(1));
        long minutes =
                number.multiply(BigDecimal.valueOf(minutes(amount.group(2)))).longValue();
        return minutes == 0 ? "" : Hint.write(parts(minutes));
    }

    private static long minutes(String unit) {
        return switch (unit) {
            case "m", "mins", "minute", "minutes", "minuten", "min" -> 1;
            case "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden" -> 60;
            case "d", "day", "days", "tag", "tage" -> 24 * 60;
            case "w", "wk", "week", "weeks", "woche", "wochen" -> 7 * 24 * 60;
            default -> 0;
        };
    }

    private static String parts(long minutes) {
        var days = minutes / 1440 == 0 ? "" : minutes / 1440 + " d ";
        var hours = minutes / 60 % 24 == 0 ? "" : minutes / 60 % 24 + " h ";
        var rest = minutes % 60 == 0 && minutes > 0 ? "" : minutes % 60 + " min";
        return (days + hours + rest).strip();
    }
}
