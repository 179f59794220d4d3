package io.shelfbell.intake.order;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Takes out of a body what must not be kept: passwords, shared secrets and card data (PCI DSS 4.0, requirement 3), by the names of their
 * fields, and card numbers in groups of four in free text. Everything else stays byte by byte.
 */
final class Scrubber {
    private static final String NAMES =
            "(?:credit_?)?card_?(?:number|no|code)|cc_?number|primary_?account_?number|pan|cvv2?|cvc2?|cvn"
                    + "|card_?verification\\w*|verification_?(?:value|code)|security_?code|track_?[12]?_?data|password|passwd|secret"
                    + "|shared_?secret|api_?key|access_?token|auth_?token|refresh_?token|authorization";
    private static final Pattern JSON =
            Pattern.compile("(?i)(\"(?:" + NAMES + ")\"\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\"|-?\\d[\\d.eE+-]*+)");
    private static final Pattern ELEMENT =
            Pattern.compile("(?i)(<(?:[\\w-]+:)?(" + NAMES + ")(?:\\s[^<>]*)?>)([^<]+)(?=</)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?i)(\\s(?:" + NAMES + ")\\s*=\\s*)(\"[^\"<]*\"|'[^'<]*')");

    /** cXML 1.2: {@code <PCard number="..." expiration="...">}. */
    private static final Pattern CARD = Pattern.compile("(<PCard\\s[^<>]*?number\\s*=\\s*)(\"[^\"<]*\"|'[^'<]*')");

    private static final Pattern GROUPS =
            Pattern.compile("(?<![\\d-])[3-6]\\d{3}([ -])\\d{4}\\1\\d{4}\\1\\d{4}(?![\\d-])");

    private Scrubber() {}

    static byte[] scrub(byte[] body) {
        var charset = charset(body);
        var text = new String(body, charset);
        var clean = JSON.matcher(text).replaceAll("$1\"***\"");
        clean = ELEMENT.matcher(clean).replaceAll("$1***");
        clean = ATTRIBUTE.matcher(clean).replaceAll("$1\"***\"");
        clean = CARD.matcher(clean).replaceAll("$1\"***\"");
        clean = GROUPS.matcher(clean)
                .replaceAll(match -> isCard(match.group()) ? "***" : match.group()); // digits, blanks and hyphens only
        return clean.equals(text) ? body : clean.getBytes(charset);
    }

    /** One in which every byte is a character, unless a mark says that two are. */
    private static Charset charset(byte[] body) {
        if (body.length > 1 && body[0] == (byte) 0xfe && body[1] == (byte) 0xff) return StandardCharsets.UTF_16BE;
        if (body.length > 1 && body[0] == (byte) 0xff && body[1] == (byte) 0xfe) return StandardCharsets.UTF_16LE;
        return StandardCharsets.ISO_8859_1;
    }

    /** ISO/IEC 7812-1, annex B. */
    private static boolean isCard(String text) {
        var digits = text.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
