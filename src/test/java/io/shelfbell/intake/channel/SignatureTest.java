package io.shelfbell.intake.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    /** The example of the Standard Webhooks specification, 1.0. */
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    private static final Instant THEN = Instant.ofEpochSecond(1_614_265_330);
    private static final Signature STANDARD =
            Signature.of(Signature.Kind.STANDARD_WEBHOOKS, null, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Map<String, String> HEADERS = Map.of(
            "webhook-id", ID,
            "webhook-timestamp", "1614265330",
            "webhook-signature", "v1a,x v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    @Test
    void standard_webhooks_sign_id_time_and_body_for_five_minutes() {
        var body = "{\"test\": 2432232314}".getBytes(UTF_8);
        assertThat(STANDARD.proves(body, HEADERS::get, THEN)).isTrue();
        assertThat(STANDARD.proves(body, HEADERS::get, THEN.plusSeconds(300))).isTrue();
        assertThat(STANDARD.proves(body, HEADERS::get, THEN.plusSeconds(301))).isFalse();
        assertThat(STANDARD.proves(body, HEADERS::get, THEN.minusSeconds(301))).isFalse();
        assertThat(STANDARD.proves("{}".getBytes(UTF_8), HEADERS::get, THEN)).isFalse();
    }

    /** HMAC-SHA256 of "hello" with the key "hush", as openssl says it. */
    @ParameterizedTest
    @CsvSource({"SHOPIFY, X-Shopify-Hmac-Sha256", "WOOCOMMERCE, X-WC-Webhook-Signature"})
    void shops_sign_the_body(Signature.Kind kind, String header) {
        var signature = Signature.of(kind, null, "hush");
        var right = Map.of(header, "zvT9tMFR8adPsBeM6dkn8QqflvWemcuCShl3MgGBDKI=");
        assertThat(signature.proves("hello".getBytes(UTF_8), right::get, THEN)).isTrue();
        assertThat(signature.proves("hello!".getBytes(UTF_8), right::get, THEN)).isFalse();
        assertThat(signature.proves("hello".getBytes(UTF_8), name -> null, THEN))
                .isFalse();
    }

    @Test
    void a_shared_secret_is_in_a_header_of_any_name() {
        var signature = Signature.of(Signature.Kind.SHARED_SECRET, "X-Token", "hush");
        assertThat(signature.proves(new byte[0], Map.of("X-Token", "hush")::get, THEN))
                .isTrue();
        assertThat(signature.proves(new byte[0], Map.of("X-Token", "hus")::get, THEN))
                .isFalse();
    }

    @Test
    void an_empty_secret_proves_nothing() {
        assertThatThrownBy(() -> Signature.of(Signature.Kind.SHOPIFY, null, " "))
                .hasMessage("A signature needs a secret.");
        assertThatThrownBy(() -> Signature.of(Signature.Kind.STANDARD_WEBHOOKS, null, "whsec_!"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
