package io.shelfbell.delivery.mail;

import io.shelfbell.recipient.BounceTags;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every mail of ours has on it.
 *
 * @param bounces for bounces; null without an address of their own
 * @param feedbackId our name in Feedback-ID
 * @param tags for the addresses that bounces come back to
 */
record Stationery(
        InternetAddress from, MailAddress sender, @Nullable MailAddress bounces, String feedbackId, BounceTags tags) {
    private static final String BOUNCES = "shelfbell.mail.bounce-address";
    private static final int LONGEST_FEEDBACK_ID = 15;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern NOT_IN_FEEDBACK_ID = Pattern.compile("[^A-Za-z0-9-]");

    static Stationery of(MailSettings settings, BounceTags tags) {
        var from = from(settings.from());
        var sender = address("shelfbell.mail.from", from.getAddress());
        from.setAddress(sender.toString());
        var bounces = settings.bounceAddress() == null ? null : bounces(settings.bounceAddress());
        var name = settings.feedbackId() == null ? sender.domain() : settings.feedbackId();
        var feedbackId = NOT_IN_FEEDBACK_ID.matcher(name).replaceAll("-");
        return new Stationery(
                from,
                sender,
                bounces,
                feedbackId.substring(0, Math.min(LONGEST_FEEDBACK_ID, feedbackId.length())),
                tags);
    }

    private static MailAddress bounces(String address) {
        var bounces = address(BOUNCES, address);
        if (bounces.local().length() > MailAddress.LONGEST_LOCAL - Verp.ROOM
                || bounces.local().startsWith("\""))
            throw new IllegalStateException(BOUNCES + " leaves no room for the delivery before the @");
        return bounces;
    }

    private static InternetAddress from(@Nullable String from) {
        if (from == null || from.isBlank()) throw new IllegalStateException("shelfbell.mail.from is missing");
        if (CONTROL.matcher(from).find())
            throw new IllegalStateException("shelfbell.mail.from has a line break or another control character in it");
        try {
            var addresses = InternetAddress.parse(from, false);
            if (addresses.length != 1) throw new IllegalStateException("shelfbell.mail.from must be one address");
            addresses[0].setPersonal(addresses[0].getPersonal(), StandardCharsets.UTF_8.name());
            return addresses[0];
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalStateException("shelfbell.mail.from is not an address: " + e.getMessage(), e);
        }
    }

    private static MailAddress address(String setting, String address) {
        try {
            return MailAddress.parse(address);
        } catch (Unsendable e) {
            throw new IllegalStateException(setting + ": " + e.getMessage(), e);
        }
    }

    MailAddress sender(String messageId) {
        return bounces == null ? sender : Verp.sender(bounces, messageId, tags);
    }
}
