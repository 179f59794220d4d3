package io.shelfbell.delivery.receipt.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shelfbell.delivery.receipt.callback.Reading.Heard;
import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mailgun's webhooks. The signature, HMAC-SHA256 in hex, stands in the body and covers a time and a one-time token but not the event; so
 * a token that comes again must bring the very same bytes, as far as this process remembers.
 *
 * @see <a href="https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks">Mailgun: Securing webhooks</a>
 */
final class MailgunReader implements CallbackReader {
    private final Source source;
    private final List<byte[]> keys;
    private final MailgunEvents events;
    private final Tokens tokens;

    MailgunReader(Source source, List<String> keys) {
        this.source = source;
        this.keys = keys.stream().map(key -> key.getBytes(UTF_8)).toList();
        this.events = new MailgunEvents(source);
        this.tokens = new Tokens(source.tolerance().multipliedBy(2).plus(Duration.ofMinutes(1)));
    }

    @Override
    public Reading read(Post post) {
        Event root;
        try {
            root = Json.parse(post.body());
        } catch (Unreadable e) {
            return new Refused(Why.UNSIGNED); // the signature would be in it
        }
        var refusal = refusal(root.object("signature"), post);
        return refusal == null ? heard(root, post.at()) : refusal;
    }

    private @Nullable Refused refusal(Event signature, Post post) {
        var time = signature.text("timestamp");
        var token = signature.text("token");
        var mac = signature.text("signature");
        if (time == null || token == null || mac == null) return new Refused(Why.UNSIGNED);
        if (!isSigned(time, token, mac)) return new Refused(Why.FORGED);
        var at = Event.seconds(time);
        if (at == null || !source.isFresh(at, post.at())) return new Refused(Why.STALE);
        return tokens.isFirstOrSame(token, post.body(), post.at()) ? null : new Refused(Why.REPLAYED);
    }

    private boolean isSigned(String time, String token, String mac) {
        var given = mac.getBytes(UTF_8);
        var signed = (time + token).getBytes(UTF_8);
        return keys.stream()
                .map(key -> HexFormat.of().formatHex(Signatures.hmac("HmacSHA256", key, signed)))
                .anyMatch(expected -> Signatures.isSame(expected.getBytes(UTF_8), given));
    }

    private Reading heard(Event root, Instant now) {
        try {
            var event = root.object("event-data");
            if (!event.isObject()) throw Unreadable.missing(event.pointer());
            var words = events.hear(event, now);
            return words.isEmpty() ? Heard.nothing() : new Heard(words, 0, List.of());
        } catch (Unreadable e) {
            return new Reading.Malformed(e);
        }
    }
}
