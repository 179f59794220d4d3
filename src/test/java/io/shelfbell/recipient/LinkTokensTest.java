package io.shelfbell.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Channel;
import io.shelfbell.recipient.UnsubscribeTokens.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final LinkTokens TOKENS = tokens("one secret");

    private static LinkTokens tokens(String secret) {
        return new LinkTokens(() -> secret.getBytes(StandardCharsets.UTF_8));
    }

    private static Clock after(Duration time) {
        return Clock.fixed(NOW.plus(time), ZoneOffset.UTC);
    }

    private static UnsubscribeTokens unsubscribing(Duration later) {
        return new UnsubscribeTokens(TOKENS, after(later));
    }

    private static PreferenceTokens preferring(Duration later) {
        return new PreferenceTokens(TOKENS, after(later));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a",
                "a.",
                ".a",
                "a.b",
                "a.b.c",
                "%00",
                "\u0000.\u0000",
                "dTox.",
                "😀.😀",
                "====.====",
                " . ",
                "dQ.dQ"
            })
    void what_nobody_issued_opens_nothing(String token) {
        assertThat(unsubscribing(Duration.ZERO).read(token)).isEqualTo(new Opened.NotOurs<Refusal>());
        assertThat(preferring(Duration.ZERO).read(token)).isEqualTo(new Opened.NotOurs<String>());
    }

    @Test
    void a_token_without_its_signature_or_with_half_of_it_opens_nothing() {
        var token = preferring(Duration.ZERO).issue("C-1");
        int dot = token.indexOf('.');
        for (int end = dot; end < token.length(); end++)
            assertThat(preferring(Duration.ZERO).read(token.substring(0, end)))
                    .as("cut at " + end)
                    .isEqualTo(new Opened.NotOurs<String>());
    }

    @Test
    void a_token_with_any_byte_changed_opens_nothing() {
        var token = preferring(Duration.ZERO).issue("C-1").split("\\.");
        for (int part = 0; part < 2; part++) {
            var bytes = Base64.getUrlDecoder().decode(token[part]);
            for (int i = 0; i < bytes.length; i++) {
                var changed = bytes.clone();
                changed[i] ^= 1;
                var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
                assertThat(preferring(Duration.ZERO)
                                .read(part == 0 ? forged + "." + token[1] : token[0] + "." + forged))
                        .as("byte " + i + " of part " + part)
                        .isEqualTo(new Opened.NotOurs<String>());
            }
        }
    }

    @Test
    void another_secret_signs_for_nobody_here() {
        var stranger = new PreferenceTokens(tokens("another secret"), after(Duration.ZERO)).issue("C-1");
        assertThat(preferring(Duration.ZERO).read(stranger)).isEqualTo(new Opened.NotOurs<String>());
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            RECIPIENT        | CHANNEL | CATEGORY
            C-1              | EMAIL   |
            shopify:1:2      | SMS     |
            C-1              | IN_APP  | Lighting
            shopify:1:2      | EMAIL   | a:b:c
            😀               | PUSH    | Möbel & <Licht>""")
    void what_was_issued_comes_back(String recipient, Channel channel, @Nullable String category) {
        var refusal = new Refusal(recipient, channel, category);
        var tokens = unsubscribing(Duration.ZERO);
        assertThat(tokens.issue(refusal)).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{22}");
        assertThat(tokens.read(tokens.issue(refusal))).isEqualTo(new Opened.Good<>(refusal));
        assertThat(preferring(Duration.ZERO).read(preferring(Duration.ZERO).issue(recipient)))
                .isEqualTo(new Opened.Good<>(recipient));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lighting", ""})
    void a_way_to_say_no_is_good_for_400_days(String category) {
        var refusal = new Refusal("C-1", Channel.EMAIL, category.isEmpty() ? null : category);
        var token = unsubscribing(Duration.ZERO).issue(refusal);
        var end = Duration.ofDays(400);
        assertThat(unsubscribing(end.minusSeconds(1)).read(token)).isEqualTo(new Opened.Good<>(refusal));
        assertThat(unsubscribing(end).read(token)).isEqualTo(new Opened.Expired<Refusal>());
    }

    @Test
    void the_preference_page_is_open_for_30_days() {
        var token = preferring(Duration.ZERO).issue("C-1");
        var end = Duration.ofDays(30);
        assertThat(preferring(end.minusSeconds(1)).read(token)).isEqualTo(new Opened.Good<>("C-1"));
        assertThat(preferring(end).read(token)).isEqualTo(new Opened.Expired<String>());
    }

    @Test
    void a_token_for_one_thing_opens_nothing_else_even_when_it_is_too_old() {
        var no = unsubscribing(Duration.ZERO).issue(new Refusal("C-1", Channel.EMAIL));
        var noLamps = unsubscribing(Duration.ZERO).issue(new Refusal("C-1", Channel.EMAIL, "Lighting"));
        var page = preferring(Duration.ZERO).issue("C-1");
        for (var later : new Duration[] {Duration.ZERO, Duration.ofDays(500)}) {
            assertThat(preferring(later).read(no)).isEqualTo(new Opened.NotOurs<String>());
            assertThat(preferring(later).read(noLamps)).isEqualTo(new Opened.NotOurs<String>());
            assertThat(unsubscribing(later).read(page)).isEqualTo(new Opened.NotOurs<Refusal>());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_token_from_before_they_ended_never_ends_and_still_refuses_one_channel_only(Channel channel) {
        var old = TOKENS.sign(channel + ":shopify:1");
        var far = Duration.ofDays(10_000);
        assertThat(unsubscribing(far).read(old)).isEqualTo(new Opened.Good<>(new Refusal("shopify:1", channel)));
        assertThat(preferring(far).read(old)).isEqualTo(new Opened.NotOurs<String>());
    }

    @Test
    void what_was_signed_for_no_purpose_that_we_know_opens_nothing() {
        assertThat(unsubscribing(Duration.ZERO).read(TOKENS.sign("FAX:C-1"))).isEqualTo(new Opened.NotOurs<Refusal>());
        assertThat(unsubscribing(Duration.ZERO).read(TOKENS.sign("EMAIL"))).isEqualTo(new Opened.NotOurs<Refusal>());
    }
}
