package io.shelfbell.rule.workbook;

import java.io.IOException;

/** The attributes of the element that was begun last. */
final class XmlAttributes {
    private static final int MAX = 100;
    private static final int MAX_LENGTH = 2_000;

    private final String[] names = new String[MAX];
    private final String[] values = new String[MAX];
    private final StringBuilder value = new StringBuilder();
    private int count;

    /** Reads to the end of the tag; true if the element closes at once. */
    boolean read(XmlCharacters in) throws IOException {
        count = 0;
        while (true) {
            in.skipBlanks();
            switch (in.peek()) {
                case '>' -> {
                    in.read();
                    return false;
                }
                case '/' -> {
                    in.expect("/>");
                    return true;
                }
                default -> attribute(in);
            }
        }
    }

    private void attribute(XmlCharacters in) throws IOException {
        if (count == MAX) throw Refused.broken("an element with more than " + MAX + " attributes");
        var name = in.name();
        for (int i = 0; i < count; i++)
            if (names[i].equals(name)) throw Refused.broken("an element with the same attribute twice");
        in.skipBlanks();
        in.expect("=");
        in.skipBlanks();
        names[count] = name;
        values[count++] = value(in);
    }

    /** Of a long value only the beginning is kept; the attributes that are read are short. */
    private String value(XmlCharacters in) throws IOException {
        int quote = in.required();
        if (quote != '"' && quote != '\'') throw Refused.broken("an attribute without quotation marks");
        value.setLength(0);
        while (in.peek() != quote) {
            if (in.peek() == '&') in.reference(value);
            else {
                int c = in.required();
                if (c == '<') throw Refused.broken("an attribute that is not closed");
                value.append(c == '\n' || c == '\t' ? ' ' : (char) c);
            }
            if (value.length() > MAX_LENGTH) value.setLength(MAX_LENGTH);
        }
        in.read();
        return value.toString();
    }

    String get(String name) {
        for (int i = 0; i < count; i++) if (names[i].equals(name)) return values[i];
        return "";
    }

    String prefixed(String name) {
        for (int i = 0; i < count; i++)
            if (names[i].endsWith(name) && names[i].indexOf(':') == names[i].length() - name.length() - 1)
                return values[i];
        return "";
    }
}
