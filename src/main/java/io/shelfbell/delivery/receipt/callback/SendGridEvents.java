package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Word.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What SendGrid says of mails. Our message id is the custom argument {@code messageId} or, when the mail came in by SMTP, the Message-ID
 * that {@code smtp-id} repeats. The code of a failure is the mail server's reply code or, when no mail server was asked,
 * {@code bounce}, {@code blocked} or {@code dropped}.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event">SendGrid: Event Webhook Reference</a>
 */
record SendGridEvents(Source source) {
    List<Word> hear(Event event, Instant now) throws Unreadable {
        var type = event.required("event");
        return switch (type) {
            case "processed", "deferred" -> List.of(source.receipt(about(event, now), Kind.ACCEPTED));
            case "delivered" -> List.of(source.receipt(about(event, now), Kind.DELIVERED));
            case "bounce" -> List.of(failed(event, about(event, now), event.text("type", type)));
            case "dropped" -> List.of(failed(event, about(event, now), type));
            case "spamreport" -> List.of(complained(about(event, now), type));
            case "unsubscribe", "group_unsubscribe" -> List.of(source.refusal(about(event, now)));
            default -> List.of();
        };
    }

    /** An event without an id is known by all that it says, which a repetition says too. */
    private static About about(Event event, Instant now) {
        var id = event.text("sg_event_id");
        return new About(
                id == null ? Texts.key("event", Texts.anonymous(event.node().toString())) : Texts.key(id),
                event.seconds("timestamp", now),
                Texts.ours(event.text("messageId"), event.text("smtp-id")),
                messageId(event.text("sg_message_id")),
                event.text("email"));
    }

    /** What SendGrid answered when it took the mail stands before the names of its own machines. */
    private static @Nullable String messageId(@Nullable String id) {
        return id == null ? null : id.replaceFirst("\\.(filter|recvd).*", "");
    }

    private Word failed(Event event, About about, String type) {
        var reason = event.text("reason", "");
        var code = Texts.replyCode(reason);
        var status = event.text("status");
        var text = reason + " (" + type + ", " + event.text("bounce_classification", "unclassified") + ")";
        var failure = source.failure(
                about, code == null ? type : code, status == null ? Texts.enhancedStatus(reason) : status, text);
        return source.receipt(about, Kind.FAILED, failure);
    }

    private Word complained(About about, String type) {
        return source.receipt(about, Kind.COMPLAINED, source.failure(about, type, null, "reported as spam"));
    }
}
