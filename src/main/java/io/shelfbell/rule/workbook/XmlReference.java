package io.shelfbell.rule.workbook;

/** What may stand between {@code &} and {@code ;}: the five names of XML itself, or a character's number. */
final class XmlReference {
    private XmlReference() {}

    static int of(String called) throws Refused {
        return switch (called) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> numbered(called);
        };
    }

    private static int numbered(String called) throws Refused {
        try {
            if (called.startsWith("#")) {
                boolean hex = called.startsWith("#x");
                int character = Integer.parseInt(called.substring(hex ? 2 : 1), hex ? 16 : 10);
                if (isCharacter(character)) return character;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refused.broken("a reference to nothing, \"&" + called + ";\"");
    }

    private static boolean isCharacter(int c) {
        if (c < ' ') return c == '\n' || c == '\t' || c == '\r';
        return c < 0xd800 || c > 0xdfff && c <= Character.MAX_CODE_POINT && (c & 0xffff) < 0xfffe;
    }
}
