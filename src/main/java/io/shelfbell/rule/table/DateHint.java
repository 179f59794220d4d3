package io.shelfbell.rule.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dates as people write them: {@code 24.12.2026}, {@code 12/24/2026}, {@code 24 Dec 2026}. */
final class DateHint {
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([./-])\\s*(\\d{1,2})[./-]\\s*(\\d{4}|\\d{2})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[./-]?(\\d{1,2})[./-]?(\\d{1,2})");
    private static final Pattern DAY_AND_MONTH =
            Pattern.compile("(\\d{1,2})\\.?\\s*([a-z]{3})[a-z]*\\.?,?\\s*(\\d{4})");
    private static final Pattern MONTH_AND_DAY =
            Pattern.compile("([a-z]{3})[a-z]*\\.?\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s*(\\d{4})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private DateHint() {}

    static String of(String text) {
        return guesses(text.toLowerCase(Locale.ROOT))
                .filter(date -> !date.isEmpty())
                .distinct()
                .map(Hint::write)
                .collect(Collectors.joining(" or "));
    }

    private static Stream<String> guesses(String text) {
        var last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            var dayFirst = date(year(last.group(4)), last.group(3), last.group(1));
            // a point stands after the day; a slash may be American or British
            return last.group(2).equals(".")
                    ? Stream.of(dayFirst)
                    : Stream.of(dayFirst, date(year(last.group(4)), last.group(1), last.group(3)));
        }
        var first = YEAR_FIRST.matcher(text);
        if (first.matches()) return Stream.of(date(first.group(1), first.group(2), first.group(3)));
        var day = DAY_AND_MONTH.matcher(text);
        if (day.matches()) return Stream.of(date(day.group(3), month(day.group(2)), day.group(1)));
        var month = MONTH_AND_DAY.matcher(text);
        return month.matches()
                ? Stream.of(date(month.group(3), month(month.group(1)), month.group(2)))
                : Stream.empty();
    }

    private static String year(String digits) {
        return digits.length() == 2 ? "20" + digits : digits;
    }

    private static String month(String name) {
        return String.valueOf(MONTHS.indexOf(name) + 1);
    }

    /** Blank when there is no such day. */
    private static String date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                    .toString();
        } catch (DateTimeException e) {
            return "";
        }
    }
}
