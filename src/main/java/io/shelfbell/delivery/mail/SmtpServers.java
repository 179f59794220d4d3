package io.shelfbell.delivery.mail;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Makes a provider of every SMTP server that the settings name. */
class SmtpServers implements BeanRegistrar {
    @Override
    public void register(BeanRegistry registry, Environment environment) {
        for (var name : names(environment)) {
            registry.registerBean(
                    "mail server " + name,
                    SmtpProvider.class,
                    bean -> bean.supplier(
                            context -> context.bean(SmtpProviders.class).provider(name)));
        }
    }

    private static Set<String> names(Environment environment) {
        var servers = Bindable.mapOf(String.class, Object.class);
        var names = new TreeSet<>(Binder.get(environment)
                .bind("shelfbell.mail.servers", servers)
                .orElse(Map.of())
                .keySet());
        if (StringUtils.hasText(environment.getProperty("spring.mail.host"))) names.add(MailSettings.USUAL);
        return names;
    }
}
