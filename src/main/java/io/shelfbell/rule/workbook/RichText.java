package io.shelfbell.rule.workbook;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The text of a cell or of an entry in the table of texts: all its runs, without the phonetic hints of East Asian workbooks. */
final class RichText {
    /** More is never kept; a text of this length is too long for any cell of ours. */
    static final int MAX_LENGTH = 2_001;

    /** How Excel writes characters that XML cannot hold, for example {@code _x000D_} (ECMA-376 part 1, 22.4.2.4). */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /**
     * Reads to the end of the element that has just begun.
     *
     * @param formula takes it when there is one
     */
    static String read(XmlReader xml, String element, Consumer<String> formula) throws IOException {
        var text = new StringBuilder();
        int wanted = 0;
        while (true) {
            switch (xml.next()) {
                case START -> {
                    switch (xml.name()) {
                        case "v", "t" -> wanted++;
                        case "f" -> {
                            formula.accept(formula(xml));
                        }
                        case "rPh", "extLst" -> xml.skip();
                        default -> {}
                    }
                }
                case TEXT -> {
                    if (wanted > 0 && text.length() < MAX_LENGTH) text.append(xml.text());
                }
                case END -> {
                    if (xml.name().equals(element)) return unescaped(text);
                    if (xml.name().equals("v") || xml.name().equals("t")) wanted--;
                }
                case STOP -> throw Refused.broken("a part that ends too early");
            }
        }
    }

    /** The beginning of a formula. */
    private static String formula(XmlReader xml) throws IOException {
        var text = new StringBuilder();
        for (var event = xml.next(); event == XmlReader.Event.TEXT; event = xml.next())
            if (text.length() < MAX_LENGTH) text.append(xml.text());
        return text.toString();
    }

    private static String unescaped(StringBuilder text) {
        if (text.length() > MAX_LENGTH) text.setLength(MAX_LENGTH);
        var plain = text.toString();
        if (!plain.contains("_x")) return plain;
        return ESCAPE.matcher(plain).replaceAll(code -> {
            char c = (char) Integer.parseInt(code.group(1), 16);
            return c == '\r' ? "" : java.util.regex.Matcher.quoteReplacement(String.valueOf(c));
        });
    }
}
