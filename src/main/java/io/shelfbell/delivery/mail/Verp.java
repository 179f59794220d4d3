package io.shelfbell.delivery.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An envelope sender of its own for every delivery, so that a bounce names what bounced even when it quotes nothing:
 * {@code bounces+d123@shop.example} for the message {@code <d123@shop.example>}.
 */
public final class Verp {
    private static final String KEY = "[A-Za-z0-9._-]{1,40}";
    private static final Pattern MESSAGE_ID = Pattern.compile("(" + KEY + ")@.*");
    private static final Pattern ADDRESS = Pattern.compile("\\s*<?[^\\s<>@]+\\+(" + KEY + ")@[^\\s<>@]+>?\\s*");

    private Verp() {}

    /** The left part of the Message-ID, such as {@code d123}; empty when the address is none of ours. */
    public static Optional<String> delivery(String address) {
        var ours = ADDRESS.matcher(address);
        return ours.matches() ? Optional.of(ours.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    static MailAddress sender(MailAddress bounces, String messageId) {
        var key = MESSAGE_ID.matcher(messageId);
        return key.matches() ? new MailAddress(bounces.local() + "+" + key.group(1), bounces.domain()) : bounces;
    }
}
