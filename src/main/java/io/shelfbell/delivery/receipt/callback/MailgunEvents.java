package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Word.Kind;
import io.shelfbell.fact.DeliveryFailure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What Mailgun says of mails. Our message id is the user variable {@code messageId} or the mail's own Message-ID. The code of a failure
 * is that of {@code delivery-status}: a mail server's reply code, or Mailgun's own 6xx.
 *
 * @see <a href="https://documentation.mailgun.com/docs/mailgun/user-manual/events/event-structure">Mailgun: event structure</a>
 */
record MailgunEvents(Source source) {
    List<Word> hear(Event event, Instant now) throws Unreadable {
        return switch (event.required("event")) {
            case "accepted" -> List.of(source.receipt(about(event, now), Kind.ACCEPTED));
            case "delivered" -> List.of(source.receipt(about(event, now), Kind.DELIVERED));
            case "failed" -> List.of(failed(event, about(event, now)));
            case "rejected" -> List.of(rejected(event, about(event, now)));
            case "complained" -> List.of(complained(about(event, now)));
            case "unsubscribed" -> List.of(source.refusal(about(event, now)));
            default -> List.of();
        };
    }

    /** Mailgun's ids are unique within a day only. */
    private static About about(Event event, Instant now) throws Unreadable {
        var id = event.required("id");
        var at = Event.seconds(event.text("timestamp"));
        var day = at == null ? "" : at.atZone(ZoneOffset.UTC).toLocalDate().toString();
        var messageId = event.object("message").object("headers").text("message-id");
        return new About(
                Texts.key(day, id),
                at == null ? now : at,
                Texts.ours(event.object("user-variables").text("messageId"), messageId),
                messageId,
                event.text("recipient"));
    }

    /** Mailgun itself tries a temporary one again. */
    private Word failed(Event event, About about) {
        return "temporary".equals(event.text("severity"))
                ? source.receipt(about, Kind.ACCEPTED)
                : source.receipt(about, Kind.FAILED, failure(event, about, event.object("delivery-status")));
    }

    private DeliveryFailure failure(Event event, About about, Event status) {
        var words = status.text("message", status.text("description", ""));
        var code = status.text("code");
        var enhanced = status.text("enhanced-code");
        return source.failure(
                about,
                "0".equals(code) ? null : code,
                enhanced == null ? Texts.enhancedStatus(words) : enhanced,
                words + " (" + event.text("reason", "unclassified") + ")");
    }

    private Word rejected(Event event, About about) {
        var reason = event.object("reject").text("reason", "rejected");
        return source.receipt(about, Kind.FAILED, source.failure(about, "rejected", null, reason));
    }

    private Word complained(About about) {
        return source.receipt(about, Kind.COMPLAINED, source.failure(about, "complained", null, "reported as spam"));
    }
}
