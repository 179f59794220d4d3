package io.shelfbell.intake.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How a channel proves that a body is its own, on the bytes as they came.
 *
 * @param header where the proof is; that of the kind unless the channel says otherwise
 */
public record Signature(Kind kind, String header, String secret) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    public enum Kind {
        /** Shopify: HMAC-SHA256 of the body in Base64. */
        SHOPIFY("X-Shopify-Hmac-Sha256"),
        /** WooCommerce: the same in another header. */
        WOOCOMMERCE("X-WC-Webhook-Signature"),
        /** Standard Webhooks 1.0: HMAC-SHA256 of id, time and body; five minutes either way. */
        STANDARD_WEBHOOKS("webhook-signature"),
        /** The secret itself. */
        SHARED_SECRET("X-Channel-Secret");

        private final String header;

        Kind(String header) {
            this.header = header;
        }
    }

    /** @throws IllegalArgumentException for an empty secret, and for one that is not in the form of its kind */
    public static Signature of(Kind kind, @Nullable String header, String secret) {
        if (secret.isBlank()) throw new IllegalArgumentException("A signature needs a secret.");
        var signature = new Signature(kind, header == null ? kind.header : header, secret);
        signature.key();
        return signature;
    }

    /** @param headers by name, null for one that is not there */
    public boolean proves(byte[] body, Function<String, @Nullable String> headers, Instant now) {
        var given = headers.apply(header);
        if (given == null) return false;
        return switch (kind) {
            case SHOPIFY, WOOCOMMERCE -> same(base64(hmac(body)), given.strip());
            case STANDARD_WEBHOOKS -> isStandard(body, given, headers, now);
            case SHARED_SECRET -> same(secret, given.strip());
        };
    }

    private boolean isStandard(byte[] body, String given, Function<String, @Nullable String> headers, Instant now) {
        var id = headers.apply("webhook-id");
        var time = headers.apply("webhook-timestamp");
        if (id == null || time == null || !time.matches("\\d{1,11}")) return false;
        var at = Instant.ofEpochSecond(Long.parseLong(time));
        if (Duration.between(at, now).abs().compareTo(TOLERANCE) > 0) return false;
        var expected = "v1," + base64(hmac((id + "." + time + ".").getBytes(StandardCharsets.UTF_8), body));
        return Arrays.stream(given.split(" ")).anyMatch(one -> same(expected, one));
    }

    private byte[] hmac(byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            for (var part : parts) mac.update(part);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private byte[] key() {
        return kind == Kind.STANDARD_WEBHOOKS && secret.startsWith("whsec_")
                ? Base64.getDecoder().decode(secret.substring("whsec_".length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Takes as long for a wrong one as for a right one. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
