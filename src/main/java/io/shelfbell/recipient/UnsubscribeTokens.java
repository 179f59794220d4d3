package io.shelfbell.recipient;

import io.shelfbell.fact.Channel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens that let whoever holds the message refuse more of its kind, and nothing else. Signed with HMAC-SHA-256 (RFC 2104), cut to 128 bits. */
@Component
public class UnsubscribeTokens {
    private static final int SECRET_BYTES = 32;
    private static final int SIGNATURE_BYTES = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final JdbcClient jdbc;
    private volatile byte[] secret = {};

    UnsubscribeTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a token refuses: promotional messages to one recipient on one channel. */
    public record Refusal(String recipientId, Channel channel) {}

    public String issue(Refusal refusal) {
        var payload = (refusal.channel() + ":" + refusal.recipientId()).getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(sign(payload));
    }

    /** Empty for a token that we did not issue. */
    public Optional<Refusal> read(String token) {
        var parts = token.split("\\.", 2);
        if (parts.length != 2) return Optional.empty();
        try {
            var payload = Base64.getUrlDecoder().decode(parts[0]);
            var signature = Base64.getUrlDecoder().decode(parts[1]);
            return MessageDigest.isEqual(signature, sign(payload)) ? Optional.of(refusal(payload)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not base64: not ours
        }
    }

    private static Refusal refusal(byte[] payload) {
        var parts = new String(payload, StandardCharsets.UTF_8).split(":", 2);
        return new Refusal(parts[1], Channel.valueOf(parts[0]));
    }

    private byte[] sign(byte[] payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(payload), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** All nodes share the secret that the first of them made. */
    private byte[] secret() {
        if (secret.length == 0) {
            var fresh = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(fresh);
            jdbc.sql("insert into signing_secret (secret) values (:secret) on conflict do nothing")
                    .param("secret", fresh)
                    .update();
            secret = jdbc.sql("select secret from signing_secret")
                    .query(byte[].class)
                    .single();
        }
        return secret;
    }
}
