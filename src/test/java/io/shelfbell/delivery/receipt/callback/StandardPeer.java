package io.shelfbell.delivery.receipt.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks says. */
record StandardPeer(String secret) {
    String signature(String id, String time, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "RAW"));
            var signed = "%s.%s.%s".formatted(id, time, body);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Post post(String id, String body, Instant signed, Instant at) {
        var time = Long.toString(signed.getEpochSecond());
        return post(id, time, signature(id, time, body), body, at);
    }

    static Post post(String id, String time, String signatures, String body, Instant at) {
        var headers = Map.of("Webhook-Id", id, "Webhook-Timestamp", time, "Webhook-Signature", signatures);
        return new Post(body.getBytes(UTF_8), headers, null, at);
    }
}
