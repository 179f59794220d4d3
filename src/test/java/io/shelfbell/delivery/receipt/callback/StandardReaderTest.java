package io.shelfbell.delivery.receipt.callback;

import static io.shelfbell.delivery.receipt.callback.Said.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Why;
import io.shelfbell.fact.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardReaderTest {
    private static final StandardPeer SENDER = new StandardPeer("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final StandardPeer OTHER = new StandardPeer("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    private static final Refused FORGED = new Refused(Why.FORGED);
    private static final String FAILED = body("message.failed", """
            "messageId":"d17@shop.example","providerMessageId":"4711","address":"+4915112345678",
            "code":21,"enhancedStatus":"5.1.1","text":"no such subscriber\"""");

    private final StandardReader reader = reader(SENDER);

    private static StandardReader reader(StandardPeer... peers) {
        var keys = Arrays.stream(peers)
                .map(peer -> StandardReader.key(peer.secret()).orElseThrow())
                .toList();
        return new StandardReader(Said.source("gateway", Channel.SMS), keys);
    }

    private static String body(String type, String data) {
        return """
                {"type":"%s","timestamp":"2026-11-25T10:59:50+01:00","data":{%s}}""".formatted(type, data);
    }

    private Reading read(String body) {
        return reader.read(SENDER.post("msg_1", body, NOW, NOW));
    }

    /** The example that the specification's own libraries are tested with. */
    @Test
    void the_published_example_is_signed() {
        var at = Instant.ofEpochSecond(1614265330);
        var signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        var body = "{\"test\": 2432232314}";
        var id = "msg_p5jXN8AQM9LWM0D4loKWxJek";

        Said.isMalformedAt(reader.read(StandardPeer.post(id, "1614265330", signature, body, at)), "/type");
        assertThat(reader.read(StandardPeer.post(id + "x", "1614265330", signature, body, at)))
                .isEqualTo(FORGED);
    }

    @ParameterizedTest
    @CsvSource({
        "message.accepted, ACCEPTED",
        "message.sent, PASSED_ON",
        "message.delivered, DELIVERED",
        "message.failed, FAILED",
        "message.complained, COMPLAINED"
    })
    void an_event_is_a_receipt(String type, Word.Kind kind) {
        var receipt = Said.receipt(read(body(type, "\"messageId\":\"d17@shop.example\"")));

        assertThat(receipt.kind()).isEqualTo(kind);
        assertThat(receipt.eventId()).isEqualTo("msg_1");
        assertThat(receipt.messageId()).isEqualTo("d17@shop.example");
        assertThat(receipt.channel()).isEqualTo(Channel.SMS);
        assertThat(receipt.at()).isEqualTo(Instant.parse("2026-11-25T09:59:50Z"));
        assertThat(receipt.failure() != null).isEqualTo(kind == Word.Kind.FAILED || kind == Word.Kind.COMPLAINED);
    }

    @Test
    void a_failure_says_what_it_was() {
        var receipt = Said.receipt(read(FAILED));

        assertThat(receipt.providerMessageId()).isEqualTo("4711");
        assertThat(receipt.address()).isEqualTo("+4915112345678");
        assertThat(receipt.failure().code()).isEqualTo("21");
        assertThat(receipt.failure().enhancedStatus()).isEqualTo("5.1.1");
        assertThat(receipt.failure().text()).isEqualTo("no such subscriber");
    }

    @Test
    void an_unsubscription_is_a_refusal_and_an_answer_is_a_reply() {
        assertThat(Said.words(read(body("message.unsubscribed", "\"address\":\"+4915112345678\""))))
                .containsExactly(new Word.Refusal(
                        "gateway",
                        "msg_1",
                        Instant.parse("2026-11-25T09:59:50Z"),
                        Channel.SMS,
                        null,
                        null,
                        "+4915112345678"));
        assertThat(Said.words(read(body("message.replied", "\"address\":\"+4915112345678\",\"text\":\"Stop\""))))
                .containsExactly(new Word.Reply(
                        "gateway",
                        "msg_1",
                        Instant.parse("2026-11-25T09:59:50Z"),
                        Channel.SMS,
                        "+4915112345678",
                        "Stop"));
    }

    @Test
    void other_types_are_ignored() {
        Said.isIgnored(read(body("invoice.paid", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "message.delivered, /data/messageId",
        "message.failed, /data/messageId",
        "message.unsubscribed, /data/messageId",
        "message.replied, /data/address"
    })
    void an_event_about_nothing_is_malformed(String type, String pointer) {
        Said.isMalformedAt(read(body(type, "")), pointer);
        Said.isMalformedAt(read("{\"type\":\"" + type + "\"}"), pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[{]", "{} {}", "{\"type\":\"a\",\"type\":\"b\"}"})
    void signed_text_that_is_no_json_is_malformed(String body) {
        Said.isMalformedAt(read(body), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void without_one_of_the_headers_nothing_is_believed(String header) {
        var good = SENDER.post("msg_1", FAILED, NOW, NOW);
        var headers = new HashMap<>(good.headers());
        headers.keySet().removeIf(header::equalsIgnoreCase);

        assertThat(headers).hasSize(2);
        assertThat(reader.read(new Post(good.body(), headers, null, NOW))).isEqualTo(new Refused(Why.UNSIGNED));
    }

    @Test
    void other_bytes_another_id_another_time_and_another_key_are_forged() {
        var time = Long.toString(NOW.getEpochSecond());
        var signature = SENDER.signature("msg_1", time, FAILED);

        for (var other : List.of(Said.reserialised(FAILED), Said.truncated(FAILED), FAILED + " ", ""))
            assertThat(reader.read(StandardPeer.post("msg_1", time, signature, other, NOW)))
                    .isEqualTo(FORGED);
        assertThat(reader.read(StandardPeer.post("msg_2", time, signature, FAILED, NOW)))
                .isEqualTo(FORGED);
        assertThat(reader.read(StandardPeer.post("msg_1", time + "1", signature, FAILED, NOW)))
                .isEqualTo(FORGED);
        assertThat(reader.read(OTHER.post("msg_1", FAILED, NOW, NOW))).isEqualTo(FORGED);
        for (var odd :
                List.of("v1", "v1,", "v1, ", signature.substring(3), "v2" + signature.substring(2), "v1,=", ", ,"))
            assertThat(reader.read(StandardPeer.post("msg_1", time, odd, FAILED, NOW)))
                    .as(odd)
                    .isEqualTo(FORGED);
    }

    @Test
    void the_sender_may_change_its_key_and_so_may_we() {
        var time = Long.toString(NOW.getEpochSecond());
        var byBoth = OTHER.signature("msg_1", time, FAILED) + " v1a,c2ln " + SENDER.signature("msg_1", time, FAILED);

        assertThat(Said.words(reader.read(StandardPeer.post("msg_1", time, byBoth, FAILED, NOW))))
                .hasSize(1);
        assertThat(Said.words(reader(OTHER, SENDER).read(SENDER.post("msg_1", FAILED, NOW, NOW))))
                .hasSize(1);
        assertThat(Said.words(reader(OTHER, SENDER).read(OTHER.post("msg_1", FAILED, NOW, NOW))))
                .hasSize(1);
    }

    @Test
    void the_time_of_the_signature_may_be_five_minutes_off_and_no_more() {
        assertThat(Said.words(reader.read(SENDER.post("msg_1", FAILED, Said.OLDEST, NOW))))
                .hasSize(1);
        assertThat(Said.words(reader.read(SENDER.post("msg_1", FAILED, Said.NEWEST, NOW))))
                .hasSize(1);
        assertThat(reader.read(SENDER.post("msg_1", FAILED, Said.TOO_OLD, NOW))).isEqualTo(new Refused(Why.STALE));
        assertThat(reader.read(SENDER.post("msg_1", FAILED, Said.FROM_THE_FUTURE, NOW)))
                .isEqualTo(new Refused(Why.STALE));
    }

    /** Senders try again with the same id and the time of the new try. */
    @Test
    void told_again_it_is_the_same_event_and_another_id_is_another() {
        var again = SENDER.post("msg_1", FAILED, NOW.plusSeconds(120), NOW.plusSeconds(121));

        assertThat(Said.ids(reader.read(again))).isEqualTo(Said.ids(read(FAILED)));
        assertThat(Said.ids(reader.read(SENDER.post("msg_2", FAILED, NOW, NOW))))
                .isNotEqualTo(Said.ids(read(FAILED)));
    }

    @Test
    void long_and_strange_ids_stay_apart() {
        var ids = List.of("x".repeat(5_000) + "1", "x".repeat(5_000) + "2", "a b", "a\u00e4b", "a\tb");

        var events = ids.stream()
                .map(id ->
                        Said.ids(reader.read(SENDER.post(id, FAILED, NOW, NOW))).get(0))
                .toList();

        assertThat(events).doesNotHaveDuplicates().allMatch(id -> id.matches("[!-~]{1,200}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_short", "whsec_not base64!", "whsec_AAAA"})
    void a_secret_that_is_none_is_found_out_at_once(String secret) {
        assertThat(StandardReader.key(secret)).isEmpty();
    }
}
