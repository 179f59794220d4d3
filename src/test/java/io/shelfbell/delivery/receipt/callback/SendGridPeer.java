package io.shelfbell.delivery.receipt.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Signs as SendGrid documents it. */
record SendGridPeer(KeyPair keys) {
    static SendGridPeer fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new SendGridPeer(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As SendGrid's settings show it. */
    String shownKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    PublicKey publicKey() {
        return SendGridReader.key(shownKey()).orElseThrow();
    }

    String signature(String time, String body) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(time.getBytes(UTF_8));
        signed.writeBytes(body.getBytes(UTF_8));
        try {
            var signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(signed.toByteArray());
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Post post(String body, Instant signed, Instant at) {
        var time = Long.toString(signed.getEpochSecond());
        return post(signature(time, body), time, body, at);
    }

    static Post post(String signature, String time, String body, Instant at) {
        return new Post(
                body.getBytes(UTF_8),
                Map.of(
                        "X-Twilio-Email-Event-Webhook-Signature",
                        signature,
                        "X-Twilio-Email-Event-Webhook-Timestamp",
                        time),
                null,
                at);
    }
}
