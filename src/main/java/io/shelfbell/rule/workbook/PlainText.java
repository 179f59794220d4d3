package io.shelfbell.rule.workbook;

import java.util.regex.Pattern;

/** What people see of a text: every blank is a plain blank, and what cannot be seen is gone. */
final class PlainText {
    /** Soft hyphens, characters without width, and marks of the writing direction. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]");

    private static final Pattern BLANK =
            Pattern.compile("[\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]");

    private PlainText() {}

    static String of(String text) {
        if (isAscii(text)) return text;
        return INVISIBLE.matcher(BLANK.matcher(text).replaceAll(" ")).replaceAll("");
    }

    static boolean hidesSomething(String text) {
        return !isAscii(text) && INVISIBLE.matcher(text).find();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > '\u007e') return false;
        return true;
    }
}
