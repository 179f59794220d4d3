package io.shelfbell.template;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Keeps texts from doing what texts should not do: break lines, forge headers, turn their direction. */
final class Words {
    private static final Pattern TRAILING = Pattern.compile("[ \\t\\r]+\n");
    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

    private static final String TYPOGRAPHIC =
            "\u2018\u2019\u201A\u201C\u201D\u201E\u2013\u2014\u2010\u2011\u00A0\u202F\u2009";
    private static final String PLAIN = "'''\"\"\"----   ";

    private Words() {}

    /** A value on one line. */
    static String tame(String value) {
        return isTame(value) ? value.strip() : inOneLine(value, Words::isUnruly);
    }

    /** A rendered part on one line, without the white space that directives left. */
    static String line(String rendered) {
        return inOneLine(rendered, c -> c == ' ' || isUnruly(c));
    }

    private static boolean isTame(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isUnruly(value.charAt(i))) return false;
        }
        return true;
    }

    /** Control characters, line and paragraph separators, and marks that override the writing direction. */
    private static boolean isUnruly(int c) {
        return c < ' ' || c >= 0x7F && c <= 0x9F || c >= 0x2028 && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** Each run of gaps is one space. */
    private static String inOneLine(String text, IntPredicate isGap) {
        var line = new StringBuilder(text.length());
        boolean inGap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean gap = isGap.test(c);
            if (!gap) line.append(c);
            else if (!inGap) line.append(' ');
            inGap = gap;
        }
        return line.toString().strip();
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
            int at = c < 0x80 ? -1 : TYPOGRAPHIC.indexOf(c);
            if (c == '\u2026') plain.append("...");
            else plain.append(at < 0 ? c : PLAIN.charAt(at));
        }
        return plain.toString();
    }
}
