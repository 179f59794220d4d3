package io.shelfbell.delivery.mail;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A mailbox as it stands in an envelope (RFC 5321 section 4.1.2, RFC 6531 section 3.3).
 *
 * @param local in quotes where it needs them
 * @param domain in ASCII
 */
record MailAddress(String local, String domain) {
    /** Octets, RFC 5321 section 4.5.3.1: a path has 256 with its angle brackets. */
    private static final int LONGEST = 254;

    /** Octets, the same section. */
    static final int LONGEST_LOCAL = 64;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-\\x{A0}-\\x{10FFFF}]+";
    private static final Pattern DOT_STRING = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~\\x{A0}-\\x{10FFFF}]|\\\\[ -~])*\"");
    private static final Pattern NEVER =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]");

    static MailAddress parse(String text) throws Unsendable {
        if (NEVER.matcher(text).find()) throw bad("a line break or another control character in the address");
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) throw bad("not an address: nothing before or after the @");
        var local = text.substring(0, at);
        if (!DOT_STRING.matcher(local).matches() && !QUOTED.matcher(local).matches())
            throw bad("not an address: what stands before the @ cannot");
        if (octets(local) > LONGEST_LOCAL) throw bad("more than 64 octets before the @");
        var address = new MailAddress(local, DomainName.ascii(text.substring(at + 1)));
        if (octets(address.toString()) > LONGEST) throw bad("the address is longer than 254 octets");
        return address;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static Unsendable bad(String why) {
        return new Unsendable(why, Unsendable.BAD_ADDRESS);
    }

    /** Whether it can only be written by SMTPUTF8 (RFC 6531). */
    boolean needsUtf8() {
        return !local.chars().allMatch(c -> c < 0x80);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
