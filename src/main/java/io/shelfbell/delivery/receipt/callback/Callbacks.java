package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.delivery.receipt.callback.CallbackProperties.Callback;
import io.shelfbell.fact.Channel;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A reader for each configured provider. What is not configured well enough to be safe keeps the service from starting. */
@Component
final class Callbacks {
    /** {@code POST /callbacks/dsn} takes raw mail. */
    private static final String TAKEN = "dsn";

    private final Map<String, CallbackReader> readers = new HashMap<>();

    Callbacks(
            CallbackProperties properties,
            Fetch fetch,
            @Value("${shelfbell.shop.public-url:http://localhost:8080}") String publicUrl) {
        properties.callbacks().forEach((name, callback) -> {
            if (name.equals(TAKEN)) throw wrong(name, "is a name that is taken");
            readers.put(name, reader(name, callback, fetch, publicUrl + "/callbacks/" + name));
        });
    }

    Optional<CallbackReader> find(String name) {
        return Optional.ofNullable(readers.get(name));
    }

    private static CallbackReader reader(String name, Callback callback, Fetch fetch, String usualUrl) {
        var source = source(name, callback);
        return switch (callback.scheme()) {
            case TWILIO ->
                new TwilioReader(source, secrets(name, callback), callback.url() == null ? usualUrl : callback.url());
            case SENDGRID -> new SendGridReader(source, publicKeys(name, callback));
            case SES -> new SnsReader(source, topics(name, callback), fetch);
            case MAILGUN -> new MailgunReader(source, secrets(name, callback));
            case STANDARD_WEBHOOKS -> new StandardReader(source, webhookSecrets(name, callback));
        };
    }

    private static Source source(String name, Callback callback) {
        var kind = callback.kind() == null ? callback.scheme().kind() : callback.kind();
        return new Source(name, kind, channel(name, callback), callback.tolerance());
    }

    private static Channel channel(String name, Callback callback) {
        if (callback.channel() != null) return callback.channel();
        return switch (callback.scheme()) {
            case TWILIO -> Channel.SMS;
            case SENDGRID, SES, MAILGUN -> Channel.EMAIL;
            case STANDARD_WEBHOOKS -> throw wrong(name, "needs a channel");
        };
    }

    private static List<String> secrets(String name, Callback callback) {
        return required(name, "secrets", callback.secrets());
    }

    private static List<byte[]> webhookSecrets(String name, Callback callback) {
        return secrets(name, callback).stream()
                .map(secret -> StandardReader.key(secret)
                        .orElseThrow(() -> wrong(name, "has a secret that is not whsec_ and Base64 of 24 to 64 bytes")))
                .toList();
    }

    private static List<PublicKey> publicKeys(String name, Callback callback) {
        return required(name, "public-keys", callback.publicKeys()).stream()
                .map(key -> SendGridReader.key(key)
                        .orElseThrow(() -> wrong(name, "has a public key that is not an elliptic curve key in Base64")))
                .toList();
    }

    /** Anybody can have Amazon sign for a topic of their own. */
    private static List<String> topics(String name, Callback callback) {
        return required(name, "topics", callback.topics());
    }

    private static List<String> required(String name, String setting, List<String> values) {
        if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) throw wrong(name, "needs " + setting);
        return values;
    }

    private static IllegalStateException wrong(String name, String what) {
        return new IllegalStateException("shelfbell.callbacks." + name + " " + what + ".");
    }
}
