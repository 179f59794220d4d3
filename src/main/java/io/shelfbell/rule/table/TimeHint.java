package io.shelfbell.rule.table;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as people write them: {@code 9pm}, {@code 21h00}, {@code 21.00}. */
final class TimeHint {
    private static final Pattern HALF_DAY = Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*([ap])\\.?m\\.?");
    private static final Pattern WHOLE_DAY =
            Pattern.compile("(\\d{1,2})\\s*(?:[:.h]|uhr|$)\\s*(\\d{2})?\\s*(?:uhr|h|)");
    private static final Pattern BARE = Pattern.compile("(\\d{2})(\\d{2})");

    private TimeHint() {}

    static String of(String text) {
        var time = text.toLowerCase(Locale.ROOT);
        var half = HALF_DAY.matcher(time);
        if (half.matches()) return halfDay(half);
        for (var pattern : new Pattern[] {WHOLE_DAY, BARE}) {
            var whole = pattern.matcher(time);
            if (whole.matches()) return clock(Integer.parseInt(whole.group(1)), minutes(whole));
        }
        return "";
    }

    private static String halfDay(Matcher half) {
        int hour = Integer.parseInt(half.group(1));
        if (hour < 1 || hour > 12) return "";
        return clock(hour % 12 + (half.group(3).equals("p") ? 12 : 0), minutes(half));
    }

    private static int minutes(Matcher time) {
        return time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
    }

    private static String clock(int hour, int minutes) {
        return hour > 23 || minutes > 59 ? "" : Hint.write("%02d:%02d".formatted(hour, minutes));
    }
}
