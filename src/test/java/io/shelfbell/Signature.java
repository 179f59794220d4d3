package io.shelfbell;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signs tokens as the service does, so that a test can hold one from long ago. */
final class Signature {
    private Signature() {}

    static String sign(JdbcClient jdbc, String text) {
        var secret = jdbc.sql("select secret from signing_secret")
                .query(byte[].class)
                .single();
        var payload = text.getBytes(StandardCharsets.UTF_8);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return encoder.encodeToString(payload) + "."
                    + encoder.encodeToString(Arrays.copyOf(mac.doFinal(payload), 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
