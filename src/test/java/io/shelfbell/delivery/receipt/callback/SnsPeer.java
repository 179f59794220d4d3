package io.shelfbell.delivery.receipt.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Signs as Amazon SNS documents it, with a key whose certificate the JDK's own keytool made. */
record SnsPeer(PrivateKey key, byte[] pem) {
    static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:ses-events";
    static final String HOST = "https://sns.eu-west-1.amazonaws.com";
    static final String CERTIFICATE = HOST + "/SimpleNotificationService-0123456789abcdef.pem";
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** @param validity days from the start, which is ten days before the tests' now */
    static SnsPeer named(String commonName, int validity) {
        try {
            var directory = Files.createTempDirectory("sns");
            var store = directory.resolve("store.p12");
            keytool(store, commonName, validity);
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
            Files.delete(store);
            Files.delete(directory);
            var pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(keys.getCertificate("sns").getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            return new SnsPeer((PrivateKey) keys.getKey("sns", PASSWORD), pem.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store, String commonName, int validity) throws IOException {
        var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        program,
                        "-genkeypair",
                        "-alias",
                        "sns",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=" + commonName + ", O=Test",
                        "-startdate",
                        "2026/11/15 00:00:00",
                        "-validity",
                        Integer.toString(validity),
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) throw new IllegalStateException(output);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An envelope that can still be changed before it is signed. */
    static Map<String, String> notification(String message, Instant at) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("Type", "Notification");
        fields.put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324");
        fields.put("TopicArn", TOPIC);
        fields.put("Message", message);
        fields.put("Timestamp", at.toString());
        fields.put("SignatureVersion", "2");
        fields.put("SigningCertURL", CERTIFICATE);
        fields.put("UnsubscribeURL", HOST + "/?Action=Unsubscribe&SubscriptionArn=" + TOPIC);
        return fields;
    }

    /** @param type {@code SubscriptionConfirmation} or {@code UnsubscribeConfirmation} */
    static Map<String, String> confirmation(String type, Instant at) {
        var fields = notification("You have chosen to subscribe.\nVisit the SubscribeURL.", at);
        fields.remove("UnsubscribeURL");
        fields.put("Type", type);
        fields.put("Token", "2336412f37");
        fields.put("SubscribeURL", HOST + "/?Action=ConfirmSubscription&TopicArn=" + TOPIC + "&Token=2336412f37");
        return fields;
    }

    Map<String, String> signed(Map<String, String> fields) {
        var signed = new LinkedHashMap<>(fields);
        signed.put("Signature", signature(fields));
        return signed;
    }

    /** The signed names are in the order of the alphabet. */
    private String signature(Map<String, String> fields) {
        var sorted = new TreeMap<>(fields);
        sorted.keySet().removeAll(Set.of("SignatureVersion", "SigningCertURL", "UnsubscribeURL"));
        var text = new StringBuilder();
        sorted.forEach((name, value) -> text.append(name + "\n" + value + "\n"));
        try {
            var signer =
                    Signature.getInstance(fields.get("SignatureVersion").equals("1") ? "SHA1withRSA" : "SHA256withRSA");
            signer.initSign(key);
            signer.update(text.toString().getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Post post(Map<String, String> fields, Instant at) {
        return post(JsonMapper.shared().writeValueAsString(fields), at);
    }

    static Post post(String body, Instant at) {
        return new Post(body.getBytes(UTF_8), Map.of(), null, at);
    }

    Post notify(String message, Instant signed, Instant at) {
        return post(signed(notification(message, signed)), at);
    }
}
