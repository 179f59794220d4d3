package io.shelfbell.rule.table;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads single values of one term.
 *
 * @param allowed the values that the sheet "Lists" gives for a text; empty for any
 */
record ValueReader(TermType type, Set<String> allowed) {
    private static final int NAMED = 20;
    /** A hundred years; without a bound, sums of durations overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern PARTS =
            Pattern.compile("(-?)((?:\\d+\\s*(?:s|sec|min|h|d|w)\\s*)+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS_WITH_COMMA = Pattern.compile("\\d,\\d");
    private static final Pattern PART = Pattern.compile("(\\d+)\\s*([a-z]+)");

    Object read(String text) throws BadCell {
        try {
            return switch (type.kind()) {
                case TEXT -> text(text);
                case CHOICE -> choice(text);
                case YES_NO -> yesOrNo(text);
                case NUMBER -> number(text);
                case TIME -> LocalTime.parse(text, HOURS);
                case DATE -> date(text);
                case DURATION -> duration(text);
            };
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
            throw wrongType(text);
        }
    }

    private BadCell wrongType(String text) {
        return new BadCell("WRONG_TYPE", type.kind().words(), () -> Hint.of(type.kind(), text));
    }

    private String text(String text) throws BadCell {
        if (allowed.isEmpty() || allowed.contains(text)) return text;
        var plain = Tidy.plain(text);
        if (allowed.contains(plain)) return plain;
        throw new BadCell("UNKNOWN_VALUE", "a value from Lists: " + some(allowed), () -> Nearest.to(text, allowed));
    }

    private Object choice(String text) throws BadCell {
        var name = text.replace(' ', '_').replace('-', '_');
        for (var choice : type.element().getEnumConstants())
            if (choice.toString().equalsIgnoreCase(name)) return choice;
        throw new BadCell("UNKNOWN_VALUE", String.join(", ", type.choices()), () -> Nearest.to(text, type.choices()));
    }

    private static String some(Collection<String> values) {
        var first = values.stream().limit(NAMED).collect(Collectors.joining(", "));
        return values.size() > NAMED ? first + " ..." : first;
    }

    private Boolean yesOrNo(String text) throws BadCell {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw wrongType(text);
        };
    }

    private static BigDecimal number(String text) throws BadCell {
        refuseComma(text);
        var number = text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1).strip()).movePointLeft(2)
                : new BigDecimal(text);
        // Excel keeps 15 digits; an exponent is refused as well, 1e999999999 would be expanded later
        if (number.precision() > 15 || Math.abs(number.scale()) > 15)
            throw new BadCell("TOO_MANY_DIGITS", "a number of at most 15 digits", "");
        return number;
    }

    /** A comma between digits is read differently from one country to the next. */
    static void refuseComma(String text) throws BadCell {
        if (DIGITS_WITH_COMMA.matcher(text).find())
            throw new BadCell(
                    "AMBIGUOUS_COMMA",
                    "a point before decimals, and a blank after a comma between two values",
                    () -> Hint.comma(text));
    }

    /** ISO 8601 allows years of more digits after a sign; the days beside the last of them cannot be computed. */
    private LocalDate date(String text) throws BadCell {
        if (text.startsWith("+") || text.startsWith("-")) throw wrongType(text);
        return LocalDate.parse(text);
    }

    private Duration duration(String text) throws BadCell {
        var duration = anyDuration(text);
        if (duration.abs().compareTo(LONGEST) > 0)
            throw new BadCell("WRONG_TYPE", "a duration of at most " + Shown.text(LONGEST), "");
        return duration;
    }

    private Duration anyDuration(String text) throws BadCell {
        if (text.startsWith("P") || text.startsWith("-P")) return Duration.parse(text);
        var written = PARTS.matcher(text);
        if (!written.matches()) throw wrongType(text);
        var sum = Duration.ZERO;
        var part = PART.matcher(written.group(2).toLowerCase(Locale.ROOT));
        while (part.find()) sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        return written.group(1).isEmpty() ? sum : sum.negated();
    }

    private static Duration unit(String unit) {
        return switch (unit) {
            case "s", "sec" -> Duration.ofSeconds(1);
            case "min" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }
}
