package io.shelfbell.delivery.receipt.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Twilio documents it. */
record TwilioPeer(String url, String token) {
    /** Alternating names and values. */
    static Map<String, String> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) fields.put(namesAndValues[i], namesAndValues[i + 1]);
        return fields;
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    String signature(String query, Map<String, String> fields) {
        var text = new StringBuilder(url).append(query == null ? "" : "?" + query);
        var names = new ArrayList<>(fields.keySet());
        Collections.sort(names);
        for (var name : names) text.append(name).append(fields.get(name));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "RAW"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Post form(String query, Map<String, String> fields, Instant at) {
        return post(signature(query, fields), query, encoded(fields), at);
    }

    Post json(String json, Instant at) {
        var query = "bodySHA256=" + sha256(json);
        return post(signature(query, Map.of()), query, json, at);
    }

    static Post post(String signature, String query, String body, Instant at) {
        return new Post(body.getBytes(UTF_8), Map.of("x-twilio-signature", signature), query, at);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
