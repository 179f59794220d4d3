package io.shelfbell.recipient;

import io.shelfbell.fact.Channel;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a channel leads, in one spelling, so that two ways to write an address are one address.
 *
 * <p>A mailbox is in lower case with its domain in ASCII (RFC 5890): RFC 5321 section 2.4 lets a local part tell {@code Ann} from
 * {@code ann}, but no host that people write to does. A number is E.164 with its plus sign; one without a country stays as it is. A push
 * token and the id that an in-app inbox has are taken as they are.
 */
public record Address(Channel channel, String text) {
    private static final Pattern IN_NUMBERS = Pattern.compile("[\\s()./\\u2010-\\u2015-]+");
    private static final Pattern WITH_COUNTRY = Pattern.compile("[1-9][0-9]{6,14}");

    public Address {
        text = switch (channel) {
            case EMAIL -> mailbox(text.strip());
            case SMS -> number(text.strip());
            case PUSH, IN_APP -> text;
        };
    }

    private static String mailbox(String written) {
        var text =
                written.startsWith("<") && written.endsWith(">") ? written.substring(1, written.length() - 1) : written;
        int at = text.lastIndexOf('@');
        return plain(text.substring(0, at + 1)) + domain(text.substring(at + 1));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String domain(String written) {
        var name = plain(written.endsWith(".") ? written.substring(0, written.length() - 1) : written);
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name; // no name that a host can have, and an address all the same
        }
    }

    private static String number(String written) {
        var digits = IN_NUMBERS.matcher(written).replaceAll("");
        if (digits.startsWith("00")) digits = digits.substring(2);
        return WITH_COUNTRY.matcher(digits).matches() ? "+" + digits : digits;
    }

    /** How the address may stand with a recipient, in lower case: there a domain is as it was given. */
    Set<String> spellings() {
        int at = text.lastIndexOf('@');
        return channel == Channel.EMAIL
                ? Set.copyOf(java.util.List.of(text, text.substring(0, at + 1) + IDN.toUnicode(text.substring(at + 1))))
                : Set.of(text);
    }

    /** Addresses are personal: a log that shows this shows none. */
    @Override
    public String toString() {
        return channel + ":***";
    }
}
