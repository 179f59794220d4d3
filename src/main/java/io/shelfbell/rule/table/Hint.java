package io.shelfbell.rule.table;

import java.util.Locale;
import java.util.regex.Pattern;

/** Guesses how a value that cannot be read should be written. */
final class Hint {
    private static final Pattern RANGE = Pattern.compile("(\\S+)\\s*(?:-|to|until|bis)\\s*(\\S+)");
    private static final Pattern THOUSANDS = Pattern.compile("-?\\d{1,3}(?:([ ',])\\d{3})(?:\\1\\d{3})*(\\.\\d+)?");
    private static final Pattern EUROPEAN = Pattern.compile("-?\\d{1,3}(?:\\.\\d{3})+(,\\d+)?");
    private static final Pattern UNIT = Pattern.compile("\\D*?(-?\\d+(?:\\.\\d+)?)[^\\d.,]*");
    private static final Pattern ONE_COMMA = Pattern.compile("(-?\\d+),(\\d+)");

    private Hint() {}

    private static final Pattern BOUND = Pattern.compile("([<>]=?\\s*)(-?\\d+),(\\d+)");

    /** Blank when there is nothing to guess. */
    static String of(Kind kind, String text) {
        return switch (kind) {
            case NUMBER -> number(text);
            case TIME -> TimeHint.of(text);
            case DATE -> DateHint.of(text);
            case DURATION -> DurationHint.of(text);
            case YES_NO -> yesOrNo(text);
            case TEXT, CHOICE -> "";
        };
    }

    static String write(String text) {
        return "write \"" + text + "\"";
    }

    private static String number(String text) {
        var range = RANGE.matcher(text);
        if (range.matches() && isNumber(range.group(1)) && isNumber(range.group(2)))
            return write(range.group(1) + ".." + range.group(2));
        if (THOUSANDS.matcher(text).matches()) return write(text.replaceAll("[ ',]", ""));
        if (EUROPEAN.matcher(text).matches()) return write(text.replace(".", "").replace(',', '.'));
        var unit = UNIT.matcher(text);
        return unit.matches() ? write(unit.group(1)) + ", without a unit" : "";
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }

    /** A comma between digits may stand for a point, for thousands, or between two numbers. */
    static String comma(String text) {
        if (EUROPEAN.matcher(text).matches()) return number(text);
        var bound = BOUND.matcher(text);
        if (bound.matches())
            return write(
                    bound.group(1) + bound.group(2) + "." + bound.group(3)); // one number: "or" makes no sense there
        var comma = ONE_COMMA.matcher(text);
        if (!comma.matches()) return THOUSANDS.matcher(text).matches() ? number(text) : write(spaced(text));
        var whole = comma.group(1);
        var rest = comma.group(2);
        var thousands = rest.length() == 3 && whole.length() < 5 ? "\"" + whole + rest + "\" or " : "";
        return "write " + thousands + "\"" + whole + "." + rest + "\" for one number, \"" + whole + ", " + rest
                + "\" for two";
    }

    private static String spaced(String text) {
        return text.replaceAll(",\\s*", ", ");
    }

    private static String yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "y", "1", "x", "ja", "oui", "si", "on", "wahr", "vrai", "t" -> write("yes");
            case "n", "0", "nein", "non", "off", "falsch", "faux", "f" -> write("no");
            default -> "";
        };
    }
}
