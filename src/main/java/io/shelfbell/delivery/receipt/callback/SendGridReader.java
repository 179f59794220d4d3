package io.shelfbell.delivery.receipt.callback;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Why;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/**
 * SendGrid's Signed Event Webhook: ECDSA over P-256 with SHA-256 over the time in the header and the raw body.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features">
 *     SendGrid: Event Webhook security features</a>
 */
final class SendGridReader implements CallbackReader {
    private static final String HEADER = "X-Twilio-Email-Event-Webhook-";

    private final Source source;
    private final List<PublicKey> keys;
    private final SendGridEvents events;

    SendGridReader(Source source, List<PublicKey> keys) {
        this.source = source;
        this.keys = List.copyOf(keys);
        this.events = new SendGridEvents(source);
    }

    /** @param key X.509 SubjectPublicKeyInfo in Base64, as SendGrid's settings show it */
    static Optional<PublicKey> key(String key) {
        try {
            var bytes = Signatures.base64(key.strip());
            return Optional.of(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public Reading read(Post post) {
        var signature = Signatures.base64(post.header(HEADER + "Signature"));
        var time = post.header(HEADER + "Timestamp");
        if (signature.length == 0 || time == null) return new Refused(Why.UNSIGNED);
        boolean signed = keys.stream()
                .anyMatch(key ->
                        Signatures.verifies("SHA256withECDSA", key, signature, time.getBytes(US_ASCII), post.body()));
        if (!signed) return new Refused(Why.FORGED);
        var at = Event.seconds(time);
        if (at == null || !source.isFresh(at, post.at())) return new Refused(Why.STALE);
        return heard(post);
    }

    private Reading heard(Post post) {
        try {
            return Batch.of(Json.parse(post.body()), event -> events.hear(event, post.at()));
        } catch (Unreadable e) {
            return new Reading.Malformed(e);
        }
    }
}
