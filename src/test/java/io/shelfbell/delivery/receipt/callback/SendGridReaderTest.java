package io.shelfbell.delivery.receipt.callback;

import static io.shelfbell.delivery.receipt.callback.Said.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.callback.Reading.Heard;
import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Why;
import io.shelfbell.fact.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendGridReaderTest {
    private static final SendGridPeer SENDGRID = SendGridPeer.fresh();
    private static final SendGridPeer OTHER = SendGridPeer.fresh();
    private static final Refused FORGED = new Refused(Why.FORGED);
    private static final String BOUNCE = """
            {"email":"ann@mail.example","timestamp":1795600790,"smtp-id":"<d17@shop.example>","event":"bounce",
            "sg_event_id":"bounce-1","sg_message_id":"abc.dfd.64b469.filter0001.16648.5515E0B88.0",
            "reason":"550 5.1.1 The account does not exist","status":"5.1.1","type":"bounce",
            "bounce_classification":"Invalid Address"}""";

    private final SendGridReader reader = reader(SENDGRID);

    private static SendGridReader reader(SendGridPeer... peers) {
        return new SendGridReader(
                Said.source("sendgrid", Channel.EMAIL),
                Arrays.stream(peers).map(SendGridPeer::publicKey).toList());
    }

    private static String event(String type, String id, String more) {
        return """
                {"email":"ann@mail.example","timestamp":1795600790,"event":"%s","sg_event_id":"%s",
                "sg_message_id":"abc.dfd.64b469.recvd-canary-1","messageId":"d17@shop.example"%s}""".formatted(type, id, more);
    }

    private Reading read(String... events) {
        return reader.read(SENDGRID.post("[" + String.join(",", events) + "]", NOW, NOW));
    }

    /** An example that SendGrid publishes with its own libraries; it is no array of events, and says so after its signature was good. */
    @Test
    void the_published_example_is_signed() {
        var key = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvF"
                + "YPAZFceEu/1FwCM/QmGUhA==";
        var signature =
                "MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0=";
        var body = "{\"category\":\"example_payload\",\"event\":\"test_event\",\"message_id\":\"message_id\"}";
        var at = Instant.ofEpochSecond(1588788367);
        var theirs = new SendGridReader(
                Said.source("sendgrid", Channel.EMAIL),
                List.of(SendGridReader.key(key).orElseThrow()));

        Said.isIgnored(theirs.read(SendGridPeer.post(signature, "1588788367", body, at)));
        assertThat(theirs.read(SendGridPeer.post(signature, "1588788368", body, at)))
                .isEqualTo(FORGED);
    }

    @ParameterizedTest
    @CsvSource({
        "processed, ACCEPTED",
        "deferred, ACCEPTED",
        "delivered, DELIVERED",
        "bounce, FAILED",
        "dropped, FAILED",
        "spamreport, COMPLAINED"
    })
    void an_event_is_a_receipt(String type, Word.Kind kind) {
        var receipt = Said.receipt(read(event(type, "id-1", "")));

        assertThat(receipt.kind()).isEqualTo(kind);
        assertThat(receipt.eventId()).isEqualTo("id-1");
        assertThat(receipt.messageId()).isEqualTo("d17@shop.example");
        assertThat(receipt.providerMessageId()).isEqualTo("abc.dfd.64b469");
        assertThat(receipt.address()).isEqualTo("ann@mail.example");
        assertThat(receipt.at()).isEqualTo(Instant.ofEpochSecond(1795600790));
        assertThat(receipt.failure() != null).isEqualTo(kind == Word.Kind.FAILED || kind == Word.Kind.COMPLAINED);
    }

    @Test
    void a_bounce_says_what_the_mail_server_said() {
        var receipt = Said.receipt(read(BOUNCE));

        assertThat(receipt.messageId()).isEqualTo("d17@shop.example");
        assertThat(receipt.failure().code()).isEqualTo("550");
        assertThat(receipt.failure().failureClass()).isEqualTo("5");
        assertThat(receipt.failure().enhancedStatus()).isEqualTo("5.1.1");
        assertThat(receipt.failure().phrases()).contains("account does not exist", "invalid address");
        assertThat(receipt.failure().provider()).isEqualTo("sendgrid");
        assertThat(receipt.failure().late()).isTrue();
    }

    @Test
    void what_was_dropped_or_blocked_without_a_mail_servers_word_says_so() {
        var dropped = Said.receipt(read(event("dropped", "1", ",\"reason\":\"Bounced Address\"")));
        var blocked =
                Said.receipt(read(event("bounce", "1", ",\"type\":\"blocked\",\"reason\":\"unable to connect\"")));

        assertThat(dropped.failure().code()).isEqualTo("dropped");
        assertThat(dropped.failure().phrases()).contains("bounced address");
        assertThat(blocked.failure().code()).isEqualTo("blocked");
        assertThat(blocked.failure().enhancedStatus()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribe", "group_unsubscribe"})
    void an_unsubscription_is_a_refusal(String type) {
        assertThat(Said.words(read(event(type, "id-1", ""))))
                .containsExactly(new Word.Refusal(
                        "sendgrid",
                        "id-1",
                        Instant.ofEpochSecond(1795600790),
                        Channel.EMAIL,
                        "d17@shop.example",
                        "abc.dfd.64b469",
                        "ann@mail.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "click", "group_resubscribe", "account_status_change", "something new"})
    void other_events_are_ignored(String type) {
        Said.isIgnored(read(event(type, "id-1", "")));
    }

    @Test
    void an_id_that_is_not_ours_is_no_id() {
        var theirs = event("delivered", "1", "").replace("d17@shop.example", "4711");

        assertThat(Said.receipt(read(theirs)).messageId()).isNull();
    }

    @Test
    void one_unreadable_event_does_not_spoil_the_others() {
        var heard = (Heard) read("{}", event("delivered", "1", ""), "7", event("open", "2", ""));

        assertThat(heard.words()).hasSize(1);
        assertThat(heard.ignored()).isEqualTo(1);
        assertThat(heard.unreadable()).extracting(Fault::pointer).containsExactly("/0/event", "/2/event");
    }

    @Test
    void told_again_in_another_batch_and_order_it_is_the_same_event() {
        var events = List.of(event("processed", "1", ""), event("delivered", "2", ""), event("open", "3", ""), BOUNCE);
        var reversed = new ArrayList<>(events);
        Collections.reverse(reversed);

        var first = Said.ids(read(events.toArray(String[]::new)));
        var again = Said.ids(read(reversed.toArray(String[]::new)));
        var alone = Said.ids(read(events.get(1)));

        assertThat(first).hasSize(3);
        assertThat(new TreeSet<>(again)).isEqualTo(new TreeSet<>(first));
        assertThat(first).containsAll(alone);
    }

    @Test
    void an_event_without_an_id_is_known_by_what_it_says() {
        var nameless = event("delivered", "1", "").replace("\"sg_event_id\":\"1\",", "");
        var other = nameless.replace("1795600790", "1795600791");

        assertThat(nameless).doesNotContain("sg_event_id");
        assertThat(Said.ids(read(nameless))).isEqualTo(Said.ids(read(nameless)));
        assertThat(Said.ids(read(nameless))).isNotEqualTo(Said.ids(read(other)));
    }

    @Test
    void without_a_signature_or_its_time_nothing_is_believed() {
        var signature = Map.of("X-Twilio-Email-Event-Webhook-Signature", SENDGRID.signature("1", "[]"));
        var time = Map.of("X-Twilio-Email-Event-Webhook-Timestamp", "1");

        for (var headers : List.of(Map.<String, String>of(), signature, time))
            assertThat(reader.read(new Post("[]".getBytes(), headers, null, NOW)))
                    .isEqualTo(new Refused(Why.UNSIGNED));
    }

    @Test
    void other_bytes_another_time_and_another_key_are_forged() {
        var body = "[" + BOUNCE + "]";
        var time = Long.toString(NOW.getEpochSecond());
        var signature = SENDGRID.signature(time, body);

        for (var other : List.of(Said.reserialised(body), Said.truncated(body), body + "\n", ""))
            assertThat(reader.read(SendGridPeer.post(signature, time, other, NOW)))
                    .isEqualTo(FORGED);
        assertThat(reader.read(SendGridPeer.post(signature, time + "0", body, NOW)))
                .isEqualTo(FORGED);
        assertThat(reader.read(SendGridPeer.post("AAAA", time, body, NOW))).isEqualTo(FORGED);
        assertThat(reader.read(OTHER.post(body, NOW, NOW))).isEqualTo(FORGED);
    }

    @Test
    void while_a_key_is_changed_both_are_good() {
        var both = reader(OTHER, SENDGRID);

        assertThat(Said.words(both.read(SENDGRID.post("[" + BOUNCE + "]", NOW, NOW))))
                .hasSize(1);
        assertThat(Said.words(both.read(OTHER.post("[" + BOUNCE + "]", NOW, NOW))))
                .hasSize(1);
    }

    @Test
    void the_time_of_the_signature_may_be_five_minutes_off_and_no_more() {
        var body = "[" + BOUNCE + "]";
        assertThat(Said.words(reader.read(SENDGRID.post(body, Said.OLDEST, NOW))))
                .hasSize(1);
        assertThat(Said.words(reader.read(SENDGRID.post(body, Said.NEWEST, NOW))))
                .hasSize(1);
        assertThat(reader.read(SENDGRID.post(body, Said.TOO_OLD, NOW))).isEqualTo(new Refused(Why.STALE));
        assertThat(reader.read(SENDGRID.post(body, Said.FROM_THE_FUTURE, NOW))).isEqualTo(new Refused(Why.STALE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "now", "1e999999999", "0e-999999999", "99999999999999999999999999999999999999999999", "-1"})
    void a_signed_time_that_is_none_is_no_time_of_ours(String time) {
        assertThat(reader.read(SendGridPeer.post(SENDGRID.signature(time, "[]"), time, "[]", NOW)))
                .isEqualTo(new Refused(Why.STALE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[{]", "[] []", "{\"event\":1,\"event\":2}", "[\"\u0000\"]"})
    void signed_text_that_is_no_json_is_malformed(String body) {
        Said.isMalformedAt(reader.read(SENDGRID.post(body, NOW, NOW)), "");
    }

    @Test
    void json_that_is_deeper_than_anything_sensible_is_malformed() {
        Said.isMalformedAt(reader.read(SENDGRID.post("[".repeat(500_000), NOW, NOW)), "");
    }

    @Test
    void an_empty_batch_says_nothing() {
        assertThat(Said.words(read())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "MFkw", "not base64!"})
    void a_key_that_is_none_is_found_out_at_once(String key) {
        assertThat(SendGridReader.key(key)).isEmpty();
    }
}
