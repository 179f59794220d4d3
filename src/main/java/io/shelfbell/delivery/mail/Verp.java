package io.shelfbell.delivery.mail;

import io.shelfbell.recipient.BounceTags;
import java.util.regex.Pattern;

/**
 * An envelope sender of its own for every delivery, so that a bounce names what bounced even when it quotes nothing, and signed, so that
 * nobody else can: {@code bounces+d123-<tag>@shop.example} for the message {@code <d123@shop.example>}.
 */
final class Verp {
    private static final Pattern MESSAGE_ID = Pattern.compile("(d\\d{1,19})@.*");

    /** Characters: a plus, the delivery, a minus and the tag. */
    static final int ROOM = 1 + 20 + 1 + BounceTags.LENGTH;

    private Verp() {}

    static MailAddress sender(MailAddress bounces, String messageId, BounceTags tags) {
        var ours = MESSAGE_ID.matcher(messageId);
        if (!ours.matches()) return bounces;
        var delivery = ours.group(1);
        return new MailAddress(bounces.local() + "+" + delivery + "-" + tags.tag(delivery), bounces.domain());
    }
}
