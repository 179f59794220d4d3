package io.shelfbell.intake.order;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of a body what must not be kept: passwords, shared secrets and card data (PCI DSS 4.0, requirement 3), by the names of their
 * fields, and card numbers in groups of four in free text. Everything else stays byte by byte.
 *
 * <p>Every body passes here before it is acknowledged: it is looked through once, and names are judged only where a value follows.
 */
final class Scrubber {
    /** In small letters, without underscores. */
    private static final Set<String> NAMES = Set.of(
            "cardnumber",
            "cardno",
            "cardcode",
            "creditcardnumber",
            "creditcardno",
            "creditcardcode",
            "ccnumber",
            "primaryaccountnumber",
            "pan",
            "cvv",
            "cvv2",
            "cvc",
            "cvc2",
            "cvn",
            "verificationvalue",
            "verificationcode",
            "securitycode",
            "trackdata",
            "track1data",
            "track2data",
            "rptoken",
            "passwd",
            "secret",
            "sharedsecret",
            "apikey",
            "accesstoken",
            "authtoken",
            "refreshtoken",
            "authorization");

    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;

    private static final Pattern GROUPS = Pattern.compile("[3-6]\\d{3}([ -])\\d{4}\\1\\d{4}\\1\\d{4}(?![\\d-])");
    private static final int GROUPED = 19;

    private final String text;
    private final StringBuilder clean = new StringBuilder();
    private int kept;
    private int tag;

    private Scrubber(String text) {
        this.text = text;
    }

    static byte[] scrub(byte[] body) {
        var charset = charset(body);
        var scrubber = new Scrubber(new String(body, charset));
        scrubber.look();
        return scrubber.kept == 0 ? body : scrubber.rest().getBytes(charset);
    }

    /** One in which every byte is a character, unless a mark says that two are. */
    private static Charset charset(byte[] body) {
        if (body.length > 1 && body[0] == (byte) 0xfe && body[1] == (byte) 0xff) return StandardCharsets.UTF_16BE;
        if (body.length > 1 && body[0] == (byte) 0xff && body[1] == (byte) 0xfe) return StandardCharsets.UTF_16LE;
        return StandardCharsets.ISO_8859_1;
    }

    private void look() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') member(i + 1);
            else if (c == '<') element(tag = i + 1);
            else if (c == '=') attribute(i);
            else if (c == ' ' || c == '-') card(i - 4);
        }
    }

    /** {@code "name": "value"} or {@code "name": 123}. */
    private void member(int name) {
        int end = word(name);
        if (at(end) != '"') return;
        int colon = blank(end + 1);
        if (at(colon) != ':' || !isSecret(name, end)) return;
        int value = blank(colon + 1);
        int until = at(value) == '"' ? string(value + 1) : number(value);
        if (until > value) hide(value, until, "\"***\"");
    }

    /** Behind the closing quote; where it began when there is none. */
    private int string(int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') i++;
            else if (text.charAt(i) == '"') return i + 1;
        }
        return from - 1;
    }

    private int number(int from) {
        int i = at(from) == '-' ? from + 1 : from;
        if (!isDigit(at(i))) return from;
        while (isDigit(at(i)) || at(i) != 0 && ".eE+-".indexOf(at(i)) >= 0) i++;
        return i;
    }

    /** {@code <prefix:name attributes>value</}. */
    private void element(int from) {
        int name = from;
        int end = word(name);
        for (; at(end) == ':' || at(end) == '-'; end = word(end + 1)) if (at(end) == ':') name = end + 1;
        if (at(end) != '>' && !isBlank(at(end)) || !isSecret(name, end)) return;
        int value = endOfTag(end) + 1;
        int until = value == 0 ? -1 : text.indexOf('<', value);
        if (until > value && at(until + 1) == '/') hide(value, until, "***");
    }

    /** -1 when another begins before it. */
    private int endOfTag(int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '>') return i;
            if (text.charAt(i) == '<') return -1;
        }
        return -1;
    }

    /** {@code name="value"}, and a card's number in cXML 1.2: {@code <PCard number="..." expiration="...">}. */
    private void attribute(int equals) {
        int end = equals;
        while (end > 0 && isBlank(at(end - 1))) end--;
        int name = end;
        while (name > 0 && isWord(at(name - 1))) name--;
        if (name == end || name == 0 || !isBlank(at(name - 1))) return;
        int value = blank(equals + 1);
        char quote = at(value);
        if (quote != '"' && quote != '\'' || !isSecret(name, end) && !isCardNumber(name, end)) return;
        int until = text.indexOf(quote, value + 1);
        if (until > value && text.substring(value, until).indexOf('<') < 0) hide(value, until + 1, "\"***\"");
    }

    private boolean isCardNumber(int name, int end) {
        if (!text.startsWith("number", name) || end - name != "number".length()) return false;
        return text.startsWith("PCard", tag) && isBlank(at(tag + 5));
    }

    /** In groups of four, with a right last digit. */
    private void card(int from) {
        if (from < kept || !isDigit(at(from)) || isDigit(at(from - 1)) || at(from - 1) == '-') return;
        var groups =
                GROUPS.matcher(text).useTransparentBounds(true).region(from, Math.min(text.length(), from + GROUPED));
        if (groups.lookingAt() && isCard(groups.group())) hide(from, groups.end(), "***");
    }

    private void hide(int from, int until, String mark) {
        if (from < kept) return; // hidden as part of something else
        clean.append(text, kept, from).append(mark);
        kept = until;
    }

    private String rest() {
        return clean.append(text, kept, text.length()).toString();
    }

    private boolean isSecret(int from, int end) {
        if (end - from < SHORTEST || end - from > LONGEST) return false;
        var name = new StringBuilder(end - from);
        for (int i = from; i < end; i++) if (text.charAt(i) != '_') name.append(Character.toLowerCase(text.charAt(i)));
        var plain = name.toString();
        return NAMES.contains(plain) || plain.startsWith("cardverification") || plain.startsWith("password");
    }

    private int word(int from) {
        int i = from;
        while (isWord(at(i))) i++;
        return i;
    }

    private int blank(int from) {
        int i = from;
        while (isBlank(at(i))) i++;
        return i;
    }

    /** NUL outside, which is part of nothing that is looked for. */
    private char at(int i) {
        return i < 0 || i >= text.length() ? 0 : text.charAt(i);
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
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
