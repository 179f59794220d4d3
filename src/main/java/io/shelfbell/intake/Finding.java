package io.shelfbell.intake;

/**
 * What is wrong, or worth knowing, in something that came in.
 *
 * @param pointer where (RFC 6901); empty for the whole
 * @param code a short name that programs can rely on
 * @param message for people
 */
public record Finding(String pointer, String code, String message) {
    private static final int LIMIT = 1_000;

    /** Pointers and messages quote what a stranger wrote, at any length and with any character, and have to be stored. */
    public Finding {
        pointer = quotable(pointer);
        message = quotable(message);
    }

    /** At most so many characters, each of which can be stored. */
    public static String quotable(String text) {
        return text.codePoints()
                .limit(LIMIT)
                .map(c -> Fields.isStorable(c) ? c : '\ufffd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
