package io.shelfbell.rule.revision;

import io.shelfbell.rule.UnreadableWorkbook;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text on its way into XML and out of it. */
final class XmlText {
    private static final Pattern ENTITY = Pattern.compile("&(#x?\\p{XDigit}+|lt|gt|amp|quot|apos);");
    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    /** Excel reads _x0041_ as a character of that number (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring). */
    private static final Pattern EXCEL_ESCAPE = Pattern.compile("_(?=x\\p{XDigit}{4}_)");

    private XmlText() {}

    /** As content of an element or an attribute; what XML cannot hold becomes a question mark. */
    static String escaped(String text) {
        return FORBIDDEN
                .matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** As a text of a cell or a comment. */
    static String excel(String text) {
        return EXCEL_ESCAPE.matcher(escaped(text)).replaceAll("_x005F_");
    }

    static String plain(String written) {
        return ENTITY.matcher(written).replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
    }

    private static String character(String entity) {
        return switch (entity) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default ->
                numbered(
                        entity.startsWith("#x")
                                ? Integer.parseInt(entity.substring(2), 16)
                                : Integer.parseInt(entity.substring(1)));
        };
    }

    private static String numbered(int character) {
        if (!Character.isValidCodePoint(character)) throw new UnreadableWorkbook("a character that there is not");
        return Character.toString(character);
    }
}
