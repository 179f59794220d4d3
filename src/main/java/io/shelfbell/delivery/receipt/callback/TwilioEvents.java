package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Word.Kind;
import io.shelfbell.delivery.receipt.callback.Reading.Heard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio says of messages. An event's id is the message's SID and its status, so that the same status told by a callback and by
 * Event Streams is told once.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#message-status-values">Twilio: message status values</a>
 * @see <a href="https://www.twilio.com/docs/events/event-types/messaging/outbound-message">Twilio: outbound message events</a>
 */
record TwilioEvents(Source source) {
    private static final String STREAM = "com.twilio.messaging.";
    private static final String OUTBOUND = STREAM + "message.";
    private static final String INBOUND = STREAM + "inbound-message.received";

    /** @param messageId ours, from the address that was called */
    Reading form(Form form, @Nullable String messageId, Instant at) {
        try {
            var words = form.text("MessageStatus") == null ? said(form, at) : became(form, messageId, at);
            return words.isEmpty() ? Heard.nothing() : new Heard(words, 0, List.of());
        } catch (Unreadable e) {
            return new Reading.Malformed(e);
        }
    }

    private List<Word> became(Form form, @Nullable String messageId, Instant at) throws Unreadable {
        var sid = form.required("MessageSid");
        var status = form.required("MessageStatus").toLowerCase(Locale.ROOT);
        var about = new About(Texts.key(sid, status), at, messageId, sid, form.text("To"));
        return became(about, status, form.text("ErrorCode"), form.text("ErrorMessage"));
    }

    /** An inbound message; one that Twilio itself took for STOP is a refusal too, whatever the word was. */
    private List<Word> said(Form form, Instant at) throws Unreadable {
        if (form.first("Body") == null) return List.of();
        var sid = form.required("MessageSid");
        var from = form.required("From");
        var about = new About(Texts.key(sid, "received"), at, null, sid, from);
        var words = new ArrayList<Word>();
        words.add(source.reply(about, from, String.valueOf(form.first("Body"))));
        if ("STOP".equals(form.text("OptOutType"))) words.add(source.refusal(about.with(Texts.key(sid, "stop"))));
        return words;
    }

    Reading json(Post post) {
        try {
            return Batch.of(Json.parse(post.body()), event -> stream(event, post.at()));
        } catch (Unreadable e) {
            return new Reading.Malformed(e);
        }
    }

    private List<Word> stream(Event event, Instant now) throws Unreadable {
        var type = event.required("type");
        var data = event.object("data");
        var at = data.moment("timestamp", now);
        if (type.startsWith(OUTBOUND)) return streamed(data, at);
        return type.equals(INBOUND) ? List.of(said(data, at)) : List.of();
    }

    private List<Word> streamed(Event data, Instant at) throws Unreadable {
        var sid = data.required("messageSid");
        var status = data.required("messageStatus").toLowerCase(Locale.ROOT);
        var about = new About(Texts.key(sid, status), at, null, sid, data.text("to"));
        return became(about, status, data.text("errorCode"), data.text("errorMessage"));
    }

    private Word said(Event data, Instant at) throws Unreadable {
        var sid = data.required("messageSid");
        var from = data.required("from");
        return source.reply(new About(Texts.key(sid, "received"), at, null, sid, from), from, data.text("body", ""));
    }

    private List<Word> became(About about, String status, @Nullable String code, @Nullable String text) {
        return switch (status) {
            case "accepted", "scheduled", "queued", "sending" -> List.of(source.receipt(about, Kind.ACCEPTED));
            case "sent" -> List.of(source.receipt(about, Kind.PASSED_ON));
            case "delivered", "read" -> List.of(source.receipt(about, Kind.DELIVERED));
            case "undelivered", "failed", "canceled" -> {
                var failure = source.failure(about, code, null, text == null ? status : text);
                yield List.of(source.receipt(about, Kind.FAILED, failure));
            }
            default -> List.of();
        };
    }
}
