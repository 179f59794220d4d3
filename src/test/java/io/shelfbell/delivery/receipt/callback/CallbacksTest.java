package io.shelfbell.delivery.receipt.callback;

import static io.shelfbell.delivery.receipt.callback.Said.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shelfbell.fact.Channel;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CallbacksTest {
    private static final String STANDARD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Fetch NOTHING = address -> {
        throw new IOException("nothing is there");
    };

    /** As in application.yml, under {@code shelfbell.callbacks}. */
    private static Callbacks configured(Map<String, String> settings) {
        var properties = new HashMap<String, String>();
        settings.forEach((name, value) -> properties.put("shelfbell.callbacks." + name, value));
        var bound = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("shelfbell", CallbackProperties.class);
        return new Callbacks(bound, NOTHING, "https://shop.example");
    }

    private static CallbackReader one(Callbacks callbacks, String name) {
        return callbacks.find(name).orElseThrow();
    }

    @Test
    void without_settings_nobody_may_call() {
        assertThat(configured(Map.of()).find("twilio")).isEmpty();
    }

    @Test
    void every_scheme_can_be_configured_under_a_name_of_its_own() {
        var callbacks = configured(Map.of(
                "text.scheme", "twilio",
                "text.secrets", "token-1",
                "mail.scheme", "sendgrid",
                "mail.public-keys[0]", SendGridPeer.fresh().shownKey(),
                "amazon.scheme", "SES",
                "amazon.topics", SnsPeer.TOPIC,
                "gun.scheme", "mailgun",
                "gun.secrets", "key-1,key-2"));

        assertThat(one(callbacks, "text")).isInstanceOf(TwilioReader.class);
        assertThat(one(callbacks, "mail")).isInstanceOf(SendGridReader.class);
        assertThat(one(callbacks, "amazon")).isInstanceOf(SnsReader.class);
        assertThat(one(callbacks, "gun")).isInstanceOf(MailgunReader.class);
        assertThat(callbacks.find("twilio")).isEmpty();
    }

    @Test
    void channel_kind_and_tolerance_can_be_said() {
        var gateway = one(
                configured(Map.of(
                        "gateway.scheme", "standard-webhooks",
                        "gateway.secrets[0]", STANDARD,
                        "gateway.channel", "sms",
                        "gateway.kind", "acme",
                        "gateway.tolerance", "30s")),
                "gateway");
        var body = "{\"type\":\"message.failed\",\"data\":{\"messageId\":\"d17@shop.example\"}}";
        var sender = new StandardPeer(STANDARD);

        var receipt = Said.receipt(gateway.read(sender.post("1", body, NOW.minusSeconds(30), NOW)));

        assertThat(receipt.provider()).isEqualTo("gateway");
        assertThat(receipt.channel()).isEqualTo(Channel.SMS);
        assertThat(receipt.failure().provider()).isEqualTo("acme");
        assertThat(gateway.read(sender.post("1", body, NOW.minusSeconds(31), NOW)))
                .isInstanceOf(Reading.Refused.class);
    }

    @Test
    void twilio_calls_the_public_address_unless_another_one_is_said() {
        var fields = TwilioPeer.fields("MessageSid", "SM1", "MessageStatus", "sent");
        var usual = configured(Map.of("text.scheme", "twilio", "text.secrets", "t"));
        var other =
                configured(Map.of("text.scheme", "twilio", "text.secrets", "t", "text.url", "https://proxy.example/x"));

        assertThat(Said.words(one(usual, "text")
                        .read(new TwilioPeer("https://shop.example/callbacks/text", "t").form(null, fields, NOW))))
                .hasSize(1);
        assertThat(Said.words(one(other, "text")
                        .read(new TwilioPeer("https://proxy.example/x", "t").form(null, fields, NOW))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "twilio, secrets, '', needs secrets",
        "mailgun, secrets, ' ', needs secrets",
        "sendgrid, secrets, x, needs public-keys",
        "sendgrid, public-keys, x, has a public key that is not",
        "ses, secrets, x, needs topics",
        "standard-webhooks, secrets, whsec_x, needs a channel"
    })
    void what_is_not_safe_does_not_start(String scheme, String setting, String value, String complaint) {
        assertThatThrownBy(() -> configured(Map.of("text.scheme", scheme, "text." + setting, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("shelfbell.callbacks.text ")
                .hasMessageContaining(complaint);
    }

    @Test
    void a_webhook_secret_that_is_none_does_not_start() {
        var settings = Map.of("w.scheme", "standard-webhooks", "w.channel", "EMAIL", "w.secrets", "whsec_x");

        assertThatThrownBy(() -> configured(settings)).hasMessageContaining("has a secret that is not");
    }

    @Test
    void the_name_of_the_door_for_raw_mail_is_taken() {
        assertThatThrownBy(() -> configured(Map.of("dsn.scheme", "twilio", "dsn.secrets", "x")))
                .hasMessage("shelfbell.callbacks.dsn is a name that is taken.");
    }
}
