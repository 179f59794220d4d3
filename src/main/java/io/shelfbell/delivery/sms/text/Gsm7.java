package io.shelfbell.delivery.sms.text;

import java.util.Arrays;

/**
 * The GSM 7 bit default alphabet and its extension table (3GPP TS 23.038 sections 6.2.1 and 6.2.1.1), one octet a septet as SMPP
 * carries it.
 */
public final class Gsm7 {
    private static final char ESCAPE = '\u001b';
    private static final int EXTENDED = 0x80;
    private static final int NONE = -1;

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ" + ESCAPE + "ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** What follows the escape, and what it then means. */
    private static final String EXTENSION_CODES = "\n\24()/<=>@e";

    private static final String EXTENSION = "\f^{}\\[~]|€";

    private static final int[] CODES = codes();

    private Gsm7() {}

    private static int[] codes() {
        var codes = new int[Character.MAX_VALUE + 1];
        Arrays.fill(codes, NONE);
        for (int i = 0; i < BASIC.length(); i++) codes[BASIC.charAt(i)] = i;
        codes[ESCAPE] = NONE;
        for (int i = 0; i < EXTENSION.length(); i++) {
            codes[EXTENSION.charAt(i)] = EXTENDED | EXTENSION_CODES.charAt(i);
        }
        return codes;
    }

    static boolean has(char c) {
        return CODES[c] != NONE;
    }

    static boolean has(String text) {
        return text.chars().allMatch(c -> has((char) c));
    }

    /** Two for a character of the extension table. */
    static int septets(String text) {
        return text.chars().map(c -> CODES[c] >= EXTENDED ? 2 : 1).sum();
    }

    /**
     * One septet an octet.
     *
     * @throws IllegalArgumentException for a character that the alphabet does not have
     */
    public static byte[] encode(String text) {
        var octets = new byte[septets(text)];
        int at = 0;
        for (char c : text.toCharArray()) {
            int code = CODES[c];
            if (code == NONE) throw new IllegalArgumentException("GSM 7 bit has no U+%04X".formatted((int) c));
            if (code >= EXTENDED) octets[at++] = (byte) ESCAPE;
            octets[at++] = (byte) (code & ~EXTENDED);
        }
        return octets;
    }

    /** An escape before a code without a meaning is a space, as section 6.2.1 asks. */
    public static String decode(byte[] octets) {
        var text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int code = octets[i] & 0x7f;
            if (code != ESCAPE) text.append(BASIC.charAt(code));
            else text.append(i + 1 < octets.length ? extended((char) (octets[++i] & 0x7f)) : ' ');
        }
        return text.toString();
    }

    private static char extended(char code) {
        int i = EXTENSION_CODES.indexOf(code);
        return i < 0 ? ' ' : EXTENSION.charAt(i);
    }
}
