package io.shelfbell.delivery.receipt.callback;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What the providers' signatures are made of. */
final class Signatures {
    private static final byte[] NONE = {};

    private Signatures() {}

    /** @param algorithm such as {@code HmacSHA256} */
    static byte[] hmac(String algorithm, byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (var part : parts) mac.update(part);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm, e); // every JDK has it
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256", e);
        }
    }

    /** In a time that does not depend on where they differ. */
    static boolean isSame(byte[] expected, byte[] given) {
        return MessageDigest.isEqual(expected, given);
    }

    /** Empty for what is not Base64. */
    static byte[] base64(@Nullable String text) {
        try {
            return text == null ? NONE : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }

    /** @param algorithm such as {@code SHA256withECDSA} */
    static boolean verifies(String algorithm, PublicKey key, byte[] signature, byte[]... parts) {
        try {
            var verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            for (var part : parts) verifier.update(part);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // the signature is not even one of this kind
        }
    }
}
