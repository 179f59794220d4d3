package io.shelfbell.rule.table;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads single values of one term.
 *
 * @param allowed the values that the sheet "Lists" gives for a text; empty for any
 */
record ValueReader(TermType type, List<String> allowed) {
    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern PARTS =
            Pattern.compile("(-?)((?:\\d+\\s*(?:s|sec|min|h|d|w)\\s*)+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART = Pattern.compile("(\\d+)\\s*([a-z]+)");

    Object read(String text) throws BadCell {
        try {
            return switch (type.kind()) {
                case TEXT -> text(text);
                case CHOICE -> choice(text);
                case YES_NO -> yesOrNo(text);
                case NUMBER -> number(text);
                case TIME -> LocalTime.parse(text, HOURS);
                case DATE -> LocalDate.parse(text);
                case DURATION -> duration(text);
            };
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
            throw new BadCell("WRONG_TYPE", type.kind().words(), "");
        }
    }

    private String text(String text) throws BadCell {
        if (allowed.isEmpty() || allowed.contains(text)) return text;
        throw new BadCell("UNKNOWN_VALUE", "a value from Lists: " + String.join(", ", allowed), near(text, allowed));
    }

    private Object choice(String text) throws BadCell {
        var name = text.replace(' ', '_').replace('-', '_');
        for (var choice : type.element().getEnumConstants())
            if (choice.toString().equalsIgnoreCase(name)) return choice;
        throw new BadCell("UNKNOWN_VALUE", String.join(", ", type.choices()), near(text, type.choices()));
    }

    private static String near(String text, List<String> options) {
        return Nearest.to(text, options);
    }

    private static Boolean yesOrNo(String text) throws BadCell {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new BadCell("WRONG_TYPE", Kind.YES_NO.words(), "");
        };
    }

    private static BigDecimal number(String text) throws BadCell {
        var number = text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1).strip()).movePointLeft(2)
                : new BigDecimal(text);
        // Excel keeps 15 digits; an exponent is refused as well, 1e999999999 would be expanded later
        if (number.precision() > 15 || Math.abs(number.scale()) > 15)
            throw new BadCell("TOO_MANY_DIGITS", "a number of at most 15 digits", "");
        return number;
    }

    private static Duration duration(String text) throws BadCell {
        if (text.startsWith("P") || text.startsWith("-P")) return Duration.parse(text);
        var written = PARTS.matcher(text);
        if (!written.matches()) throw new BadCell("WRONG_TYPE", Kind.DURATION.words(), "");
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
