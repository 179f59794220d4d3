package io.shelfbell.delivery.receipt.callback;

import static io.shelfbell.delivery.receipt.callback.Said.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Why;
import io.shelfbell.fact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailgunReaderTest {
    private static final MailgunPeer MAILGUN = new MailgunPeer("key-1");
    private static final Refused UNSIGNED = new Refused(Why.UNSIGNED);
    private static final Refused FORGED = new Refused(Why.FORGED);
    private static final Refused REPLAYED = new Refused(Why.REPLAYED);
    private static final String DELIVERED = event("delivered", "");

    private final AtomicInteger tokens = new AtomicInteger();
    private final MailgunReader reader = reader("key-1");

    private static MailgunReader reader(String... keys) {
        return new MailgunReader(Said.source("mailgun", Channel.EMAIL), List.of(keys));
    }

    private static String event(String type, String more) {
        return """
                {"event":"%s","id":"CPgfbmQMTCKtHW6uIWtuVe","timestamp":1795600790.908181,"recipient":"ann@mail.example",
                "message":{"headers":{"to":"Ann <ann@mail.example>","message-id":"d17@shop.example","subject":"Back"}}%s}""".formatted(type, more);
    }

    private Reading read(String event) {
        return reader.read(MAILGUN.post(event, "token-" + tokens.incrementAndGet(), NOW, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, ACCEPTED",
        "delivered, DELIVERED",
        "failed, FAILED",
        "rejected, FAILED",
        "complained, COMPLAINED"
    })
    void an_event_is_a_receipt(String type, Word.Kind kind) {
        var receipt = Said.receipt(read(event(type, "")));

        assertThat(receipt.kind()).isEqualTo(kind);
        assertThat(receipt.eventId()).isEqualTo("2026-11-25:CPgfbmQMTCKtHW6uIWtuVe");
        assertThat(receipt.messageId()).isEqualTo("d17@shop.example");
        assertThat(receipt.providerMessageId()).isEqualTo("d17@shop.example");
        assertThat(receipt.address()).isEqualTo("ann@mail.example");
        assertThat(receipt.at()).isEqualTo(Instant.ofEpochMilli(1795600790908L));
        assertThat(receipt.failure() != null).isEqualTo(kind == Word.Kind.FAILED || kind == Word.Kind.COMPLAINED);
    }

    @Test
    void a_permanent_failure_says_what_the_mail_server_said() {
        var failure = Said.receipt(read(event("failed", """
                ,"severity":"permanent","reason":"bounce","delivery-status":{"attempt-no":1,"code":550,
                "enhanced-code":"5.1.1","message":"5.1.1 The account does not exist","mx-host":"mx.mail.example"}"""))).failure();

        assertThat(failure.code()).isEqualTo("550");
        assertThat(failure.enhancedStatus()).isEqualTo("5.1.1");
        assertThat(failure.phrases()).contains("account does not exist", "bounce");
        assertThat(failure.provider()).isEqualTo("mailgun");
        assertThat(failure.late()).isTrue();
    }

    @Test
    void the_enhanced_status_is_found_in_the_words_and_mailguns_own_code_is_a_code() {
        var failure = Said.receipt(read(event("failed", """
                ,"severity":"permanent","reason":"suppress-bounce","delivery-status":{"code":605,"message":"",
                "description":"Not delivering to previously bounced address (5.7.0)"}"""))).failure();

        assertThat(failure.code()).isEqualTo("605");
        assertThat(failure.enhancedStatus()).isEqualTo("5.7.0");
    }

    @Test
    void a_temporary_failure_is_still_on_its_way() {
        var receipt =
                Said.receipt(read(event("failed", ",\"severity\":\"temporary\",\"delivery-status\":{\"code\":450}")));

        assertThat(receipt.kind()).isEqualTo(Word.Kind.ACCEPTED);
        assertThat(receipt.failure()).isNull();
    }

    @Test
    void an_unsubscription_is_a_refusal() {
        assertThat(Said.words(read(event("unsubscribed", ""))))
                .hasOnlyElementsOfType(Word.Refusal.class)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened", "clicked", "stored", "something new"})
    void other_events_are_ignored(String type) {
        Said.isIgnored(read(event(type, "")));
    }

    @Test
    void the_variable_of_ours_goes_before_the_mails_own_id() {
        var receipt =
                Said.receipt(read(event("delivered", ",\"user-variables\":{\"messageId\":\"d18@shop.example\"}")));

        assertThat(receipt.messageId()).isEqualTo("d18@shop.example");
    }

    @Test
    void ids_are_mailguns_for_a_day_only() {
        var nextDay = DELIVERED.replace("1795600790", "1795687190");

        assertThat(Said.ids(read(nextDay))).isNotEqualTo(Said.ids(read(DELIVERED)));
    }

    @Test
    void told_again_it_is_the_same_event() {
        var same = MAILGUN.post(DELIVERED, "token", NOW, NOW);

        var first = Said.ids(reader.read(same));

        assertThat(Said.ids(reader.read(same))).isEqualTo(first);
        assertThat(Said.ids(read(DELIVERED))).isEqualTo(first);
        assertThat(Said.ids(reader("key-1").read(same))).isEqualTo(first);
    }

    @Test
    void a_token_that_was_used_does_not_sign_another_body() {
        var body = MAILGUN.body(DELIVERED, "token", NOW);
        assertThat(Said.words(reader.read(MailgunPeer.post(body, NOW)))).hasSize(1);

        assertThat(reader.read(MAILGUN.post(event("complained", ""), "token", NOW, NOW)))
                .isEqualTo(REPLAYED);
        assertThat(reader.read(MailgunPeer.post(Said.reserialised(body), NOW))).isEqualTo(REPLAYED);
        assertThat(Said.words(reader.read(MailgunPeer.post(body, NOW)))).hasSize(1);
    }

    @Test
    void a_token_is_remembered_for_as_long_as_its_signature_is_fresh() {
        var first = Said.OLDEST;
        reader.read(MAILGUN.post(DELIVERED, "token", NOW, first));

        assertThat(reader.read(MAILGUN.post(event("complained", ""), "token", NOW, Said.NEWEST)))
                .isEqualTo(REPLAYED);
    }

    @Test
    void tokens_are_not_kept_for_ever() {
        var few = new Tokens(Duration.ofMinutes(1));

        assertThat(few.isFirstOrSame("token", new byte[] {1}, NOW)).isTrue();
        assertThat(few.isFirstOrSame("token", new byte[] {2}, NOW.plusSeconds(60)))
                .isFalse();
        assertThat(few.isFirstOrSame("token", new byte[] {2}, NOW.plusSeconds(61)))
                .isTrue();
    }

    @Test
    void so_many_tokens_and_no_more_are_kept() {
        var many = new Tokens(Duration.ofDays(1));
        for (int i = 0; i < 120_000; i++) many.isFirstOrSame("token-" + i, new byte[] {1}, NOW);

        assertThat(many.isFirstOrSame("token-119999", new byte[] {2}, NOW)).isFalse();
        assertThat(many.isFirstOrSame("token-0", new byte[] {2}, NOW)).isTrue();
    }

    @Test
    void without_a_signature_nothing_is_believed() {
        var time = Long.toString(NOW.getEpochSecond());
        for (var body : List.of(
                "",
                "[]",
                "{}",
                "{\"signature\":7}",
                "{\"event-data\":" + DELIVERED + "}",
                MailgunPeer.body(DELIVERED, "", time, MAILGUN.signature(time, "")),
                MailgunPeer.body(DELIVERED, "token", "", MAILGUN.signature("", "token")),
                MailgunPeer.body(DELIVERED, "token", time, ""),
                Said.truncated(MAILGUN.body(DELIVERED, "token", NOW)))) {
            assertThat(reader.read(MailgunPeer.post(body, NOW))).as(body).isEqualTo(UNSIGNED);
        }
    }

    @Test
    void another_time_another_token_and_another_key_are_forged() {
        var time = Long.toString(NOW.getEpochSecond());
        var signature = MAILGUN.signature(time, "token");

        for (var body : List.of(
                MailgunPeer.body(DELIVERED, "token2", time, signature),
                MailgunPeer.body(DELIVERED, "token", time + "1", signature),
                MailgunPeer.body(DELIVERED, "token", time, Said.truncated(signature)),
                MailgunPeer.body(DELIVERED, "token", time, "\u00e4".repeat(64)),
                new MailgunPeer("key-2").body(DELIVERED, "token", NOW))) {
            assertThat(reader.read(MailgunPeer.post(body, NOW))).as(body).isEqualTo(FORGED);
        }
    }

    @Test
    void while_a_key_is_changed_both_are_good() {
        var both = reader("key-2", "key-1");

        assertThat(Said.words(both.read(MAILGUN.post(DELIVERED, "a", NOW, NOW))))
                .hasSize(1);
        assertThat(Said.words(both.read(new MailgunPeer("key-2").post(DELIVERED, "b", NOW, NOW))))
                .hasSize(1);
    }

    @Test
    void the_time_of_the_signature_may_be_five_minutes_off_and_no_more() {
        assertThat(Said.words(reader.read(MAILGUN.post(DELIVERED, "a", Said.OLDEST, NOW))))
                .hasSize(1);
        assertThat(Said.words(reader.read(MAILGUN.post(DELIVERED, "b", Said.NEWEST, NOW))))
                .hasSize(1);
        assertThat(reader.read(MAILGUN.post(DELIVERED, "c", Said.TOO_OLD, NOW))).isEqualTo(new Refused(Why.STALE));
        assertThat(reader.read(MAILGUN.post(DELIVERED, "d", Said.FROM_THE_FUTURE, NOW)))
                .isEqualTo(new Refused(Why.STALE));
    }

    @Test
    void an_event_without_what_it_must_have_is_malformed() {
        Said.isMalformedAt(read("null"), "/event-data");
        Said.isMalformedAt(read("[]"), "/event-data");
        Said.isMalformedAt(read("{}"), "/event-data/event");
        Said.isMalformedAt(read("{\"event\":\"delivered\"}"), "/event-data/id");
    }
}
