package io.shelfbell.recipient;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Texts that travel through strangers' hands and come back unchanged or not at all: base64url of the text, a dot, and base64url of its
 * HMAC-SHA-256 (RFC 2104), cut to 128 bits. The text begins with its purpose and its end, so both are signed with it.
 */
@Component
final class LinkTokens {
    private static final int SIGNATURE_BYTES = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Supplier<byte[]> secret;

    LinkTokens(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /** @param until exclusive, to the second */
    String issue(String purpose, Instant until, String subject) {
        return sign(purpose + ":" + until.getEpochSecond() + ":" + subject);
    }

    String sign(String text) {
        var payload = text.getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(signature(payload));
    }

    /** What was issued for this purpose. */
    Opened<String> open(String purpose, String token, Instant now) {
        var parts = read(token).map(text -> text.split(":", 3)).orElse(new String[0]);
        if (parts.length != 3 || !parts[0].equals(purpose)) return new Opened.NotOurs<>();
        var until = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        return now.isBefore(until) ? new Opened.Good<>(parts[2]) : new Opened.Expired<>();
    }

    /** The text of a token that we signed. */
    Optional<String> read(String token) {
        var parts = token.split("\\.", 2);
        if (parts.length != 2) return Optional.empty();
        try {
            var payload = Base64.getUrlDecoder().decode(parts[0]);
            var claimed = Base64.getUrlDecoder().decode(parts[1]);
            return MessageDigest.isEqual(claimed, signature(payload)) // takes as long wherever they differ
                    ? Optional.of(new String(payload, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not base64: not ours
        }
    }

    private byte[] signature(byte[] payload) {
        return Seal.of(secret.get(), payload, SIGNATURE_BYTES);
    }
}
