package io.shelfbell.delivery.bounce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A secret that comes as a bearer token (RFC 6750) or as the password of Basic (RFC 7617), compared in constant time. */
final class SharedSecret {
    private final byte[] secret;

    /** @throws IllegalArgumentException if it is too short to be one */
    SharedSecret(String secret) {
        if (secret.length() < 16)
            throw new IllegalArgumentException("shelfbell.bounce.secret needs at least 16 characters");
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    boolean isIn(@Nullable String authorization) {
        return authorization != null && MessageDigest.isEqual(secret, given(authorization));
    }

    private static byte[] given(String authorization) {
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7))
            return authorization.substring(7).strip().getBytes(StandardCharsets.UTF_8);
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6))
            return password(authorization.substring(6).strip());
        return new byte[0];
    }

    private static byte[] password(String credentials) {
        try {
            var pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
