package io.shelfbell.delivery.mail;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Content;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.recipient.BounceTags;
import io.shelfbell.recipient.Tags;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Messages, and providers that are set up as settings would set them up. */
final class Letters {
    static final Content CONTENT = new Content("Back in stock", "The lamp is back.\n", "<p>The lamp is back.</p>");
    static final BounceTags TAGS = Tags.of("one secret");
    static final Clock CLOCK = Clock.systemUTC();

    private Letters() {}

    static Message to(String address) {
        return message(1, address, CONTENT, Map.of());
    }

    static Message saying(Content content) {
        return message(1, "ann@mail.example", content, Map.of());
    }

    static Message with(Map<String, String> headers) {
        return message(1, "ann@mail.example", CONTENT, headers);
    }

    static Message message(int delivery, String address, Content content, Map<String, String> headers) {
        return new Message(
                "d" + delivery + "@shop.example",
                Channel.EMAIL,
                "ann",
                address,
                "DE",
                Occasion.BACK_IN_STOCK,
                MessageCategory.PROMOTIONAL,
                content,
                headers);
    }

    static List<Message> several(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> message(i, "ann" + i + "@mail.example", CONTENT, Map.of()))
                .toList();
    }

    static MailSettings mail(Map<String, Object> settings) {
        var all = new HashMap<String, Object>(Map.of("mail.from", "Shop Müller <news@shop.example>"));
        settings.forEach((name, value) -> all.put("mail." + name, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("mail", MailSettings.class)
                .get();
    }

    static Composer composer(Map<String, Object> settings) {
        return composer(settings, null);
    }

    static Composer composer(Map<String, Object> settings, @Nullable Relay relay) {
        var mail = mail(settings);
        return new Composer(Stationery.of(mail, TAGS), Dkim.of(mail.dkim()), relay, CLOCK);
    }

    static ServerSettings server(Map<String, Object> settings) {
        var all = new HashMap<String, Object>();
        settings.forEach((name, value) -> all.put("server." + name, value));
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("server", ServerSettings.class);
    }

    static SmtpProvider provider(int port, Map<String, Object> settings) {
        var all = new HashMap<String, Object>(Map.of("security", "none", "ehlo", "shop.example", "port", port));
        all.putAll(settings);
        return provider("127.0.0.1", (SSLSocketFactory) SSLSocketFactory.getDefault(), all);
    }

    static SmtpProvider provider(String host, SSLSocketFactory tls, Map<String, Object> settings) {
        return new SmtpProvider(new SmtpServer("test", host, server(settings), tls), composer(Map.of()), CLOCK);
    }
}
