package io.shelfbell.delivery.sms.text;

import java.util.ArrayList;
import java.util.List;

/**
 * How a text is cut for the air. The parts joined are the text that was meant or, with substitutions, a text that reads the same.
 *
 * @param characters septets or UTF-16 units
 * @param perSegment how many of them one part may have
 * @param parts none for an empty text
 */
public record Segments(
        Encoding encoding, int characters, int perSegment, List<String> parts, List<Substitution> substitutions) {

    public static Segments of(String text) {
        return of(text, List.of());
    }

    public static Segments withSubstitutions(String text) {
        var substituted = Substitutions.in(text);
        return of(substituted.text(), substituted.made());
    }

    private static Segments of(String text, List<Substitution> substitutions) {
        var encoding = Encoding.of(text);
        int length = encoding.length(text);
        boolean alone = length <= encoding.perSegment(true);
        int limit = encoding.perSegment(alone);
        return new Segments(encoding, length, limit, alone ? whole(text) : cut(text, encoding, limit), substitutions);
    }

    private static List<String> whole(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static List<String> cut(String text, Encoding encoding, int limit) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        int filled = 0;
        for (var piece : pieces(text, encoding, limit)) {
            int length = encoding.length(piece);
            if (filled + length > limit) {
                parts.add(part.toString());
                part.setLength(0);
                filled = 0;
            }
            part.append(piece);
            filled += length;
        }
        parts.add(part.toString());
        return List.copyOf(parts);
    }

    /** Only what one part cannot hold, such as a letter under seventy accents, is cut between its code points. */
    private static List<String> pieces(String text, Encoding encoding, int limit) {
        var pieces = new ArrayList<String>();
        for (var cluster : Graphemes.of(text)) {
            if (encoding.length(cluster) <= limit) pieces.add(cluster);
            else cluster.codePoints().forEach(c -> pieces.add(Character.toString(c)));
        }
        return pieces;
    }

    /** What goes out, in one piece. */
    public String text() {
        return String.join("", parts);
    }
}
