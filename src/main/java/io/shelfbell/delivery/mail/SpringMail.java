package io.shelfbell.delivery.mail;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mail.autoconfigure.MailProperties;

/** The server that Spring's own {@code spring.mail} settings name. */
final class SpringMail {
    private SpringMail() {}

    /** Fills in what our own settings leave open. STARTTLS that is merely allowed there is required here. */
    static ServerSettings complete(ServerSettings ours, MailProperties spring) {
        var properties = new HashMap<>(spring.getProperties());
        properties.putAll(ours.properties());
        return new ServerSettings(
                either(ours.host(), spring.getHost()),
                either(ours.port(), spring.getPort()),
                either(ours.username(), spring.getUsername()),
                either(ours.password(), spring.getPassword()),
                either(ours.security(), security(spring)),
                ours.rank(),
                either(ours.sslBundle(), spring.getSsl().getBundle()),
                ours.ehlo(),
                ours.sign(),
                ours.relay(),
                ours.pool(),
                timeouts(ours.timeouts(), properties),
                ours.rate(),
                properties);
    }

    private static Security security(MailProperties spring) {
        var properties = spring.getProperties();
        boolean tls = spring.getSsl().isEnabled()
                || spring.getSsl().getBundle() != null
                || "smtps".equals(spring.getProtocol())
                || isOn(properties, "mail.smtp.ssl.enable");
        if (tls) return Security.TLS;
        boolean upgrade =
                isOn(properties, "mail.smtp.starttls.enable") || isOn(properties, "mail.smtp.starttls.required");
        return upgrade ? Security.STARTTLS : Security.NONE;
    }

    private static boolean isOn(Map<String, String> properties, String name) {
        return Boolean.parseBoolean(properties.get(name));
    }

    private static ServerSettings.Timeouts timeouts(ServerSettings.Timeouts ours, Map<String, String> properties) {
        return new ServerSettings.Timeouts(
                millis(properties.get("mail.smtp.connectiontimeout"), ours.connect()),
                millis(properties.get("mail.smtp.timeout"), ours.read()),
                ours.deadline());
    }

    private static Duration millis(@Nullable String value, Duration otherwise) {
        return value == null ? otherwise : Duration.ofMillis(Long.parseLong(value));
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
