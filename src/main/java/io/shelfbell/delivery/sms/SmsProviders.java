package io.shelfbell.delivery.sms;

import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderSource;
import io.shelfbell.delivery.receipt.Words;
import io.shelfbell.delivery.sms.gateway.HttpGateway;
import io.shelfbell.delivery.sms.smpp.SmppCarrier;
import io.shelfbell.delivery.sms.text.Carrier;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The ways out for SMS that this installation has. */
@Component
class SmsProviders implements ProviderSource, SmartLifecycle {
    private final Map<String, Carrier> carriers = new TreeMap<>();
    private final List<Provider> providers;
    private volatile boolean running;

    SmsProviders(
            SmsProperties sms,
            ObjectProvider<Words> words,
            ObjectProvider<SslBundles> bundles,
            JsonMapper json,
            Clock clock) {
        sms.smpp().forEach((name, server) -> {
            var trust = trust(bundles, server.sslBundle());
            add(name, new SmppCarrier(name, server, trust, words::getIfAvailable, clock));
        });
        sms.gateways()
                .forEach((name, gateway) ->
                        add(name, new HttpGateway(gateway, trust(bundles, gateway.sslBundle()), json, clock)));
        providers = carriers.entrySet().stream()
                .<Provider>map(named -> new SmsProvider(named.getKey(), named.getValue(), sms, clock))
                .toList();
    }

    private void add(String name, Carrier carrier) {
        if (carriers.put(name, carrier) != null) {
            throw new IllegalArgumentException("shelfbell.sms: two providers have the name " + name);
        }
    }

    /** @param bundle a name under {@code spring.ssl.bundle}; null for the authorities that Java knows */
    private static SSLContext trust(ObjectProvider<SslBundles> bundles, @Nullable String bundle) {
        try {
            return bundle == null
                    ? SSLContext.getDefault()
                    : bundles.getObject().getBundle(bundle).createSslContext();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    @Override
    public List<Provider> providers() {
        return providers;
    }

    @Override
    public void start() {
        carriers.values().forEach(Carrier::open);
        running = true;
    }

    @Override
    public void stop() {
        carriers.values().forEach(Carrier::close);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Lines are open before the senders start, and until they have ended. */
    @Override
    public int getPhase() {
        return 0;
    }
}
