package io.shelfbell.rule.diff;

import java.util.List;

/** How differences are said. */
final class Words {
    private static final int LONG = 160;
    private static final int SEVERAL = 4;

    private Words() {}

    /** @param free whether it is a sentence of its own and needs quotation marks */
    static String shown(String text, boolean free) {
        if (text.isEmpty()) return "blank";
        var line = text.replaceAll("\\s+", " ");
        var brief = line.length() > LONG ? line.substring(0, LONG) + " ..." : line;
        return free ? "\"" + brief + "\"" : brief;
    }

    static String changed(String column, String before, String after, boolean free) {
        return "%s was %s, is now %s".formatted(column, shown(before, free), shown(after, free));
    }

    /** {@code A, B and C}, or with too many {@code A, B, C, D and 12 more}. */
    static String list(List<String> names) {
        if (names.size() == 1) return names.get(0);
        int told = names.size() > SEVERAL + 1 ? SEVERAL : names.size() - 1;
        var rest = told == SEVERAL && names.size() > SEVERAL + 1
                ? (names.size() - told) + " more"
                : names.get(names.size() - 1);
        return String.join(", ", names.subList(0, told)) + " and " + rest;
    }
}
