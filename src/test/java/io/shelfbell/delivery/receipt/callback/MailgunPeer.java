package io.shelfbell.delivery.receipt.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Mailgun documents it. */
record MailgunPeer(String key) {
    String signature(String time, String token) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "RAW"));
            var hex = new StringBuilder();
            for (byte b : mac.doFinal((time + token).getBytes(UTF_8))) hex.append("%02x".formatted(b));
            return hex.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String body(String event, String token, Instant signed) {
        var time = Long.toString(signed.getEpochSecond());
        return body(event, token, time, signature(time, token));
    }

    static String body(String event, String token, String time, String signature) {
        return """
                {"signature":{"timestamp":"%s","token":"%s","signature":"%s"},"event-data":%s}""".formatted(time, token, signature, event);
    }

    Post post(String event, String token, Instant signed, Instant at) {
        return post(body(event, token, signed), at);
    }

    static Post post(String body, Instant at) {
        return new Post(body.getBytes(UTF_8), Map.of(), null, at);
    }
}
