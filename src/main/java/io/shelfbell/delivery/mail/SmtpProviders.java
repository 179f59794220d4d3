package io.shelfbell.delivery.mail;

import io.shelfbell.recipient.BounceTags;
import java.time.Clock;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Makes providers as they are set up, and says at the start what cannot work. */
@Component
class SmtpProviders {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpProviders.class);

    private final MailSettings settings;
    private final MailProperties spring;
    private final SslBundles bundles;
    private final Dkim dkim;
    private final BounceTags tags;
    private final Clock clock;

    SmtpProviders(MailSettings settings, Environment environment, SslBundles bundles, BounceTags tags, Clock clock) {
        this.settings = settings;
        this.spring = Binder.get(environment).bindOrCreate("spring.mail", MailProperties.class);
        this.bundles = bundles;
        this.dkim = Dkim.of(settings.dkim());
        this.tags = tags;
        this.clock = clock;
    }

    SmtpProvider provider(String name) {
        var server = server(name);
        if (server.isOpenToOthers()) LOG.warn("server={} security=none the password is sent in clear", name);
        var own = server.settings();
        var composer = new Composer(Stationery.of(settings, tags), own.sign() ? dkim : Dkim.NONE, own.relay(), clock);
        return new SmtpProvider(server, composer, clock);
    }

    private SmtpServer server(String name) {
        var own = settings.servers().get(name);
        var complete = name.equals(MailSettings.USUAL) && StringUtils.hasText(spring.getHost())
                ? SpringMail.complete(own == null ? nothing() : own, spring)
                : own;
        if (complete == null || complete.host() == null || complete.host().isBlank())
            throw new IllegalStateException("shelfbell.mail.servers." + name + ".host is missing");
        if (complete.username() != null && complete.password() == null)
            throw new IllegalStateException("shelfbell.mail.servers." + name + ".password is missing");
        return new SmtpServer(name, complete.host(), complete, tls(complete.sslBundle()));
    }

    private static ServerSettings nothing() {
        return new Binder().bindOrCreate("nothing", ServerSettings.class);
    }

    private SSLSocketFactory tls(@Nullable String bundle) {
        return bundle == null
                ? (SSLSocketFactory) SSLSocketFactory.getDefault()
                : bundles.getBundle(bundle).createSslContext().getSocketFactory();
    }
}
