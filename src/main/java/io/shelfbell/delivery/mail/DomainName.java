package io.shelfbell.delivery.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings the domain of an address to the letters that the DNS knows (RFC 5891). */
final class DomainName {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    /** Letters that the JDK, which follows RFC 3490, would turn into others: "straße" is not "strasse". */
    private static final Pattern KEPT_SINCE_2010 = Pattern.compile("[ßẞς\\u200C\\u200D]");

    private static final Pattern DOTS = Pattern.compile("[.。．｡]");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");
    private static final Pattern LITERAL =
            Pattern.compile("\\[(?:IPv6:[0-9A-Fa-f:.]{2,45}|\\d{1,3}(?:\\.\\d{1,3}){3})]");

    private DomainName() {}

    /** A name or an address literal such as {@code [192.0.2.1]}. */
    static String ascii(String domain) throws Unsendable {
        if (LITERAL.matcher(domain).matches()) return domain;
        var labels = new ArrayList<String>();
        for (var label : DOTS.split(domain, -1)) labels.add(label(label));
        var ascii = String.join(".", labels);
        if (ascii.length() > LONGEST) throw MailAddress.bad("the domain is longer than 253 octets");
        return ascii;
    }

    private static String label(String label) throws Unsendable {
        var ascii = isAscii(label) ? label : encoded(label);
        if (ascii.length() > LONGEST_LABEL) throw MailAddress.bad("more than 63 octets between two dots of the domain");
        if (!LABEL.matcher(ascii).matches()) throw MailAddress.bad("not a domain after the @");
        return ascii;
    }

    private static boolean isAscii(String label) {
        return label.chars().allMatch(c -> c < 0x80);
    }

    private static String encoded(String label) throws Unsendable {
        if (KEPT_SINCE_2010.matcher(label).find())
            return "xn--" + Punycode.encode(Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFC));
        try {
            return IDN.toASCII(label, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw MailAddress.bad("not a domain after the @");
        }
    }
}
