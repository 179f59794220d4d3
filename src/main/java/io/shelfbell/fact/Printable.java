package io.shelfbell.fact;

import java.util.regex.Pattern;

/** Text from strangers, without the characters that no database keeps and no terminal shows, and not without end. */
public final class Printable {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n]]+");

    private Printable() {}

    public static String of(String text, int most) {
        var plain = CONTROL.matcher(text).replaceAll(" ");
        if (plain.length() <= most) return plain;
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(most - 1)) ? most - 1 : most);
    }
}
