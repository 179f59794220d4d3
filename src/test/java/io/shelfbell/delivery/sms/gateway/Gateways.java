package io.shelfbell.delivery.sms.gateway;

import io.shelfbell.delivery.sms.text.Segments;
import io.shelfbell.delivery.sms.text.TextMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.json.JsonMapper;

/** Gateways from settings, as an installation writes them. */
final class Gateways {
    private Gateways() {}

    /** One that says whether it took the message by its HTTP status. */
    static Map<String, String> settings(String url) {
        return new HashMap<>(Map.of(
                "kind", "acme",
                "url", url,
                "format", "json",
                "within", "20s",
                "fields.message.to", "{digits}",
                "fields.message.text", "{text}",
                "answer.message-id", "/id",
                "answer.error-code", "/error/code",
                "answer.error-text", "/error/text"));
    }

    static GatewaySettings bind(Map<String, String> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.copyOf(settings)));
        return Binder.get(environment).bindOrCreate("", Bindable.of(GatewaySettings.class));
    }

    /** From a file under config/, with what its placeholders stand for. */
    static GatewaySettings bind(String file, String name, Map<String, Object> values) {
        var environment = new StandardEnvironment();
        try {
            new YamlPropertySourceLoader()
                    .load(file, new FileSystemResource("config/" + file))
                    .forEach(environment.getPropertySources()::addFirst);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.getPropertySources().addFirst(new MapPropertySource("test", values));
        return Binder.get(environment)
                .bind("shelfbell.sms.gateways." + name, Bindable.of(GatewaySettings.class))
                .get();
    }

    static HttpGateway gateway(GatewaySettings settings) {
        try {
            return gateway(settings, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpGateway gateway(GatewaySettings settings, SSLContext trust) {
        return new HttpGateway(settings, trust, JsonMapper.shared(), Clock.systemUTC());
    }

    static TextMessage message(String text) {
        return new TextMessage("m-1", "+491713920012", Segments.of(text));
    }

    static List<TextMessage> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TextMessage("m-" + i, "+491713920012", Segments.of("number " + i)))
                .toList();
    }
}
