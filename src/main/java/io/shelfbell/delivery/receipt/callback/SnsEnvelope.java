package io.shelfbell.delivery.receipt.callback;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Amazon SNS posts, as far as it is signed.
 *
 * @param fields every field that is a text, by name
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html">Amazon SNS:
 *     verifying the signature</a>
 */
record SnsEnvelope(Map<String, String> fields, Type type, Instant at) {
    enum Type {
        NOTIFICATION("Notification", "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
        SUBSCRIPTION(
                "SubscriptionConfirmation",
                "Message",
                "MessageId",
                "SubscribeURL",
                "Timestamp",
                "Token",
                "TopicArn",
                "Type"),
        UNSUBSCRIPTION(
                "UnsubscribeConfirmation",
                "Message",
                "MessageId",
                "SubscribeURL",
                "Timestamp",
                "Token",
                "TopicArn",
                "Type");

        private final String name;
        private final String[] signed;

        Type(String name, String... signed) {
            this.name = name;
            this.signed = signed;
        }

        private static @Nullable Type of(@Nullable String name) {
            for (var type : values()) if (type.name.equals(name)) return type;
            return null;
        }
    }

    /** Empty when a field is not there without which nothing can have been signed. */
    static Optional<SnsEnvelope> of(Event root) {
        var fields = new TreeMap<String, String>();
        if (root.node().isObject()) {
            root.node().properties().forEach(field -> {
                if (field.getValue().isString())
                    fields.put(field.getKey(), field.getValue().asString());
            });
        }
        var type = Type.of(fields.get("Type"));
        var at = Event.moment(fields.get("Timestamp"));
        if (type == null || at == null) return Optional.empty();
        for (var name : type.signed) {
            if (!name.equals("Subject") && !fields.containsKey(name)) return Optional.empty();
        }
        return Optional.of(new SnsEnvelope(fields, type, at));
    }

    /** Empty when there is none. */
    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The names and values that are signed, a line each. */
    byte[] signed() {
        var text = new StringBuilder();
        for (var name : type.signed) {
            var value = fields.get(name);
            if (value != null) text.append(name).append('\n').append(value).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Null for a version that nobody has documented. */
    @Nullable
    String algorithm() {
        return switch (get("SignatureVersion")) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> null;
        };
    }
}
