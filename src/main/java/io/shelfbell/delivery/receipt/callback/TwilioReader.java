package io.shelfbell.delivery.receipt.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Why;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Twilio's status callbacks and inbound messages, which are forms, and its Event Streams, which are JSON. {@code X-Twilio-Signature} is
 * HMAC-SHA1 over the address that was called and, for a form, its sorted parameters; of JSON it covers {@code bodySHA256} in the query.
 * It carries no time: a repeated call gives the same event ids, and nothing more protects from it.
 *
 * <p>Our message id is the parameter {@code messageId} of the status callback's address, which Twilio signs with the rest.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio: Secure webhooks</a>
 */
final class TwilioReader implements CallbackReader {
    private static final String BODY_HASH = "bodySHA256";

    private final List<byte[]> tokens;
    private final String url;
    private final TwilioEvents events;

    TwilioReader(Source source, List<String> tokens, String url) {
        this.tokens = tokens.stream().map(token -> token.getBytes(UTF_8)).toList();
        this.url = url;
        this.events = new TwilioEvents(source);
    }

    @Override
    public Reading read(Post post) {
        var signature = Signatures.base64(post.header("X-Twilio-Signature"));
        if (signature.length == 0) return new Refused(Why.UNSIGNED);
        try {
            var query = Form.parse(post.query() == null ? "" : post.query());
            var bodyHash = query.first(BODY_HASH);
            return bodyHash == null ? form(post, query, signature) : json(post, bodyHash, signature);
        } catch (IllegalArgumentException e) {
            return new Refused(Why.FORGED); // nobody can have signed what nobody can decode
        }
    }

    private Reading form(Post post, Form query, byte[] signature) {
        var form = Form.parse(new String(post.body(), UTF_8));
        return isSigned(post.query(), form.sorted(), signature)
                ? events.form(form, Texts.ours(query.first("messageId")), post.at())
                : new Refused(Why.FORGED);
    }

    private Reading json(Post post, String bodyHash, byte[] signature) {
        var hash = HexFormat.of().formatHex(Signatures.sha256(post.body()));
        boolean same = Signatures.isSame(
                hash.getBytes(UTF_8), bodyHash.toLowerCase(Locale.ROOT).getBytes(UTF_8));
        return same && isSigned(post.query(), "", signature) ? events.json(post) : new Refused(Why.FORGED);
    }

    private boolean isSigned(@Nullable String query, String parameters, byte[] signature) {
        var rest = (query == null ? "" : "?" + query) + parameters;
        return addresses()
                .anyMatch(address -> tokens.stream()
                        .anyMatch(token -> Signatures.isSame(
                                Signatures.hmac("HmacSHA1", token, (address + rest).getBytes(UTF_8)), signature)));
    }

    /** Twilio writes the scheme's own port into the address or leaves it out. */
    private Stream<String> addresses() {
        var withPort = url.replaceFirst("^(https://[^/:?]+)(?=[/?]|$)", "$1:443")
                .replaceFirst("^(http://[^/:?]+)(?=[/?]|$)", "$1:80");
        var withoutPort = url.replaceFirst("^(https://[^/:?]+):443(?=[/?]|$)", "$1")
                .replaceFirst("^(http://[^/:?]+):80(?=[/?]|$)", "$1");
        return Stream.of(url, withPort, withoutPort).distinct();
    }
}
