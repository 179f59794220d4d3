package io.shelfbell.delivery.mail;

import jakarta.mail.Session;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/** A server that we know how to reach. */
record SmtpServer(String name, String host, ServerSettings settings, SSLSocketFactory tls) {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");

    /** Whether a password would cross a network for everybody to read. */
    boolean isOpenToOthers() {
        return settings.username() != null && settings.securityOrUsual() == Security.NONE && !HERE.contains(host);
    }

    /** What Angus Mail is told for the part of the conversation that it leads. */
    Session session() {
        var properties = new Properties();
        properties.putAll(settings.properties());
        properties.put("mail.smtp.auth", String.valueOf(settings.username() != null));
        properties.put("mail.smtp.starttls.enable", String.valueOf(settings.securityOrUsual() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(settings.securityOrUsual() == Security.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls);
        properties.put("mail.smtp.quitwait", "false");
        if (settings.ehlo() != null) properties.put("mail.smtp.localhost", settings.ehlo());
        return Session.getInstance(properties);
    }
}
