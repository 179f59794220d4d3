package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Word.Kind;
import io.shelfbell.delivery.receipt.callback.Reading.Heard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider without a format of its own says, in ours:
 *
 * <pre>{@code
 * {
 *   "type": "message.failed",
 *   "timestamp": "2026-11-25T10:00:00Z",
 *   "data": {
 *     "messageId": "d17@shop.example",
 *     "providerMessageId": "4711",
 *     "address": "+4915112345678",
 *     "code": "21", "enhancedStatus": "5.1.1", "text": "no such subscriber"
 *   }
 * }
 * }</pre>
 *
 * <p>Types: {@code message.accepted}, {@code message.sent}, {@code message.delivered}, {@code message.failed}, {@code message.complained}
 * and {@code message.unsubscribed} name one of the two ids; {@code message.replied} has {@code address} and {@code text}. Everything else
 * is optional, and other types are ignored. The event's id is {@code webhook-id}.
 */
record StandardEvents(Source source) {
    Reading hear(String id, Post post) {
        try {
            var root = Json.parse(post.body());
            var words = words(root.required("type"), root, id, post);
            return words.isEmpty() ? Heard.nothing() : new Heard(words, 0, List.of());
        } catch (Unreadable e) {
            return new Reading.Malformed(e);
        }
    }

    private List<Word> words(String type, Event root, String id, Post post) throws Unreadable {
        var data = root.object("data");
        var about = new About(
                Texts.key(id),
                root.moment("timestamp", post.at()),
                Texts.ours(data.text("messageId")),
                data.text("providerMessageId"),
                data.text("address"));
        return switch (type) {
            case "message.accepted" -> List.of(receipt(data, about, Kind.ACCEPTED, null));
            case "message.sent" -> List.of(receipt(data, about, Kind.PASSED_ON, null));
            case "message.delivered" -> List.of(receipt(data, about, Kind.DELIVERED, null));
            case "message.failed" -> List.of(receipt(data, about, Kind.FAILED, "failed"));
            case "message.complained" -> List.of(receipt(data, about, Kind.COMPLAINED, "complained"));
            case "message.unsubscribed" -> List.of(refusal(data, about));
            case "message.replied" -> List.of(source.reply(about, data.required("address"), data.text("text", "")));
            default -> List.of();
        };
    }

    /** @param failed what is said of a failure that says nothing; null when it is none */
    private Word receipt(Event data, About about, Kind kind, @Nullable String failed) throws Unreadable {
        if (about.messageId() == null && about.providerMessageId() == null)
            throw Unreadable.missing(data.at("messageId"));
        if (failed == null) return source.receipt(about, kind);
        var failure = source.failure(about, data.text("code"), data.text("enhancedStatus"), data.text("text", failed));
        return source.receipt(about, kind, failure);
    }

    private Word refusal(Event data, About about) throws Unreadable {
        if (about.messageId() == null && about.address() == null) throw Unreadable.missing(data.at("messageId"));
        return source.refusal(about);
    }
}
