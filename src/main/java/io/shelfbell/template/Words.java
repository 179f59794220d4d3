package io.shelfbell.template;

import java.util.regex.Pattern;

/** Keeps texts from doing what texts should not do: break lines, forge headers, turn their direction. */
final class Words {
    /** Control characters, line and paragraph separators, and marks that override the writing direction. */
    private static final Pattern UNRULY = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern TRAILING = Pattern.compile("[ \\t\\r]+\n");
    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

    private static final String TYPOGRAPHIC =
            "\u2018\u2019\u201A\u201C\u201D\u201E\u2013\u2014\u2010\u2011\u00A0\u202F\u2009";
    private static final String PLAIN = "'''\"\"\"----   ";

    private Words() {}

    /** A value on one line. */
    static String tame(String value) {
        return UNRULY.matcher(value).replaceAll(" ").strip();
    }

    /** A rendered part on one line, without the white space that directives left. */
    static String line(String rendered) {
        return tame(SPACES.matcher(rendered).replaceAll(" "));
    }

    /** A rendered part of several lines, at most one of them blank in a row. */
    static String lines(String rendered) {
        var trimmed = TRAILING.matcher(rendered).replaceAll("\n");
        return BLANK_LINES.matcher(trimmed).replaceAll("\n\n").strip();
    }

    /** Typographic marks as GSM-7 has them: one curly quote halves what fits into an SMS. */
    static String plain(String rendered) {
        var plain = new StringBuilder(rendered.length());
        for (int i = 0; i < rendered.length(); i++) {
            char c = rendered.charAt(i);
            int at = TYPOGRAPHIC.indexOf(c);
            if (c == '\u2026') plain.append("...");
            else plain.append(at < 0 ? c : PLAIN.charAt(at));
        }
        return plain.toString();
    }
}
