package io.shelfbell.recipient;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What only we can put on a text: its HMAC-SHA-256 (RFC 2104), cut short (section 5). */
final class Seal {
    private static final String ALGORITHM = "HmacSHA256";

    private Seal() {}

    /** @param bytes how many of its 32 are kept */
    static byte[] of(byte[] secret, byte[] text, int bytes) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Arrays.copyOf(mac.doFinal(text), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
