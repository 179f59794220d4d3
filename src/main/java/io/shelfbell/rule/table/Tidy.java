package io.shelfbell.rule.table;

/** Takes back what Excel and phones make of plain signs while somebody types. */
final class Tidy {
    private static final String QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63";

    private Tidy() {}

    /** A text of facts keeps its dashes and wide letters: they may be part of a name. */
    static String text(Kind kind, String typed) {
        if (typed.chars().allMatch(c -> c >= ' ' && c < 0x80)) return typed;
        var lines = typed.replaceAll("\\s+", " ");
        if (kind == Kind.TEXT) return lines.length() == 1 ? plain(lines) : quotes(lines);
        return plain(lines);
    }

    private static String quotes(String text) {
        var tidy = new StringBuilder(text);
        for (int i = 0; i < tidy.length(); i++) if (QUOTES.indexOf(tidy.charAt(i)) >= 0) tidy.setCharAt(i, '"');
        return tidy.toString();
    }

    /** With the signs and letters of a plain keyboard. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.chars().forEach(c -> plain.append(plain((char) c)));
        return plain.toString();
    }

    private static String plain(char c) {
        if (c < 0x80) return String.valueOf(c);
        if (c == '\u2026') return "..";
        if (QUOTES.indexOf(c) >= 0) return "\"";
        if (DASHES.indexOf(c) >= 0) return "-";
        // the wide forms of ASCII, U+FF01 to U+FF5E, in the same order
        return String.valueOf(c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xfee0) : c);
    }
}
