package io.shelfbell.delivery.receipt.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Why;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Standard Webhooks: HMAC-SHA256 over the id, the time and the raw body. A sender that changes its key signs with both, and we know both.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
final class StandardReader implements CallbackReader {
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;
    private static final int MOST_SIGNATURES = 20;

    private final Source source;
    private final List<byte[]> keys;
    private final StandardEvents events;

    StandardReader(Source source, List<byte[]> keys) {
        this.source = source;
        this.keys = List.copyOf(keys);
        this.events = new StandardEvents(source);
    }

    static Optional<byte[]> key(String secret) {
        var key = Signatures.base64(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        return Optional.of(key).filter(bytes -> bytes.length >= SHORTEST_KEY && bytes.length <= LONGEST_KEY);
    }

    @Override
    public Reading read(Post post) {
        var id = post.header("webhook-id");
        var time = post.header("webhook-timestamp");
        var signatures = post.header("webhook-signature");
        if (id == null || id.isBlank() || time == null || signatures == null) return new Refused(Why.UNSIGNED);
        if (!isSigned((id + "." + time + ".").getBytes(UTF_8), post.body(), signatures)) return new Refused(Why.FORGED);
        var at = Event.seconds(time);
        if (at == null || !source.isFresh(at, post.at())) return new Refused(Why.STALE);
        return events.hear(id, post);
    }

    private boolean isSigned(byte[] head, byte[] body, String signatures) {
        return Arrays.stream(signatures.split(" ", MOST_SIGNATURES))
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> Signatures.base64(signature.substring(VERSION.length())))
                .anyMatch(given -> keys.stream()
                        .anyMatch(key -> Signatures.isSame(Signatures.hmac("HmacSHA256", key, head, body), given)));
    }
}
