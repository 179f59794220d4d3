package io.shelfbell.delivery.receipt.callback;

import static io.shelfbell.delivery.receipt.callback.Said.NOW;
import static io.shelfbell.delivery.receipt.callback.TwilioPeer.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.callback.Reading.Heard;
import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Why;
import io.shelfbell.fact.Channel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioReaderTest {
    private static final String URL = "https://shop.example/callbacks/twilio";
    private static final String OURS = "messageId=d17%40shop.example";
    private static final Refused UNSIGNED = new Refused(Why.UNSIGNED);
    private static final Refused FORGED = new Refused(Why.FORGED);
    private static final TwilioPeer TWILIO = new TwilioPeer(URL, "token-1");
    private static final Map<String, String> STATUS = fields(
            "SmsSid",
            "SM01",
            "SmsStatus",
            "delivered",
            "MessageStatus",
            "delivered",
            "To",
            "+4915112345678",
            "MessageSid",
            "SM01",
            "AccountSid",
            "AC01",
            "From",
            "+15005550006",
            "ApiVersion",
            "2010-04-01");
    private static final Map<String, String> REPLY = fields(
            "ToCountry",
            "DE",
            "MessageSid",
            "SM02",
            "SmsStatus",
            "received",
            "Body",
            "Stop \u00e4 & so\u2026 +1",
            "From",
            "+4915112345678",
            "To",
            "+15005550006",
            "NumMedia",
            "0");
    private static final String STREAM = """
            [{"specversion":"1.0","type":"com.twilio.messaging.message.undelivered","source":"AB1","id":"NO1",
              "data":{"messageSid":"SM01","timestamp":"2026-11-25T09:59:58.000Z","messageStatus":"UNDELIVERED",
                      "to":"+4915112345678","from":"+15005550006","errorCode":30003}}]""";

    private final TwilioReader reader = reader("token-1");

    private static TwilioReader reader(String... tokens) {
        return readerAt(URL, tokens);
    }

    private static TwilioReader readerAt(String url, String... tokens) {
        return new TwilioReader(Said.source("twilio", Channel.SMS), List.of(tokens), url);
    }

    private static Map<String, String> with(Map<String, String> fields, String... namesAndValues) {
        var changed = new LinkedHashMap<>(fields);
        changed.putAll(fields(namesAndValues));
        return changed;
    }

    private static Map<String, String> without(Map<String, String> fields, String name) {
        var changed = new LinkedHashMap<>(fields);
        changed.remove(name);
        return changed;
    }

    private Reading read(Map<String, String> fields) {
        return reader.read(TWILIO.form(null, fields, NOW));
    }

    @Test
    void the_published_example_is_signed() {
        var fields = fields(
                "CallSid",
                "CA1234567890ABCDE",
                "Caller",
                "+14158675309",
                "Digits",
                "1234",
                "From",
                "+14158675309",
                "To",
                "+18005551212");
        var post = TwilioPeer.post("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "foo=1&bar=2", TwilioPeer.encoded(fields), NOW);

        Said.isIgnored(readerAt("https://mycompany.com/myapp.php", "12345").read(post));
        assertThat(readerAt("https://mycompany.com/myapp.php", "12346").read(post))
                .isEqualTo(FORGED);
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, ACCEPTED",
        "queued, ACCEPTED",
        "sending, ACCEPTED",
        "sent, PASSED_ON",
        "delivered, DELIVERED",
        "read, DELIVERED",
        "undelivered, FAILED",
        "failed, FAILED",
        "canceled, FAILED"
    })
    void a_status_is_a_receipt(String status, Word.Kind kind) {
        var receipt = Said.receipt(reader.read(TWILIO.form(OURS, with(STATUS, "MessageStatus", status), NOW)));

        assertThat(receipt.kind()).isEqualTo(kind);
        assertThat(receipt.eventId()).isEqualTo("SM01:" + status);
        assertThat(receipt.messageId()).isEqualTo("d17@shop.example");
        assertThat(receipt.providerMessageId()).isEqualTo("SM01");
        assertThat(receipt.address()).isEqualTo("+4915112345678");
        assertThat(receipt.provider()).isEqualTo("twilio");
        assertThat(receipt.at()).isEqualTo(NOW);
        assertThat(receipt.failure() != null).isEqualTo(kind == Word.Kind.FAILED);
    }

    @Test
    void a_failure_says_its_code() {
        var failed = with(STATUS, "MessageStatus", "undelivered", "ErrorCode", "30003", "ErrorMessage", "Unreachable");

        var failure = Said.receipt(read(failed)).failure();

        assertThat(failure.code()).isEqualTo("30003");
        assertThat(failure.text()).isEqualTo("Unreachable");
        assertThat(failure.provider()).isEqualTo("twilio");
        assertThat(failure.channel()).isEqualTo(Channel.SMS);
        assertThat(failure.late()).isTrue();
    }

    @Test
    void an_inbound_message_is_a_reply_with_every_character_of_it() {
        assertThat(Said.words(read(REPLY)))
                .containsExactly(new Word.Reply(
                        "twilio", "SM02:received", NOW, Channel.SMS, "+4915112345678", "Stop \u00e4 & so\u2026 +1"));
    }

    @Test
    void a_picture_without_a_word_is_a_reply_too() {
        assertThat(Said.words(read(with(REPLY, "Body", "")))).hasSize(1);
    }

    @Test
    void what_twilio_itself_took_for_stop_is_a_refusal_too() {
        var words = Said.words(read(with(REPLY, "Body", "Genug", "OptOutType", "STOP")));

        assertThat(words).hasSize(2);
        assertThat(words.get(1)).isInstanceOf(Word.Refusal.class);
        assertThat(words.get(1).eventId()).isEqualTo("SM02:stop");
        assertThat(Said.words(read(with(REPLY, "OptOutType", "START")))).hasSize(1);
    }

    @Test
    void another_status_and_a_call_are_ignored() {
        Said.isIgnored(read(with(STATUS, "MessageStatus", "pondering")));
        Said.isIgnored(read(fields("CallSid", "CA1", "CallStatus", "ringing")));
        Said.isIgnored(read(Map.of()));
    }

    @Test
    void an_id_that_is_not_ours_is_no_id() {
        for (var query : List.of("messageId=17", "messageId=x17%40shop.example", "messageId=d0%40shop.example"))
            assertThat(Said.receipt(reader.read(TWILIO.form(query, STATUS, NOW)))
                            .messageId())
                    .as(query)
                    .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MessageSid", "From"})
    void a_message_without_what_it_must_have_is_malformed(String field) {
        Said.isMalformedAt(read(without(REPLY, field)), "/" + field);
    }

    @Test
    void without_a_signature_nothing_is_believed() {
        var body = TwilioPeer.encoded(STATUS);
        assertThat(reader.read(new Post(body.getBytes(), Map.of(), null, NOW))).isEqualTo(UNSIGNED);
        for (var signature : List.of("", " ", "not base64!", "===="))
            assertThat(reader.read(TwilioPeer.post(signature, null, body, NOW))).isEqualTo(UNSIGNED);
    }

    @Test
    void a_changed_field_a_changed_address_and_another_key_are_forged() {
        var signature = TWILIO.signature(OURS, STATUS);
        var other = TwilioPeer.encoded(with(STATUS, "MessageStatus", "failed"));

        assertThat(reader.read(TwilioPeer.post(signature, OURS, other, NOW))).isEqualTo(FORGED);
        assertThat(reader.read(
                        TwilioPeer.post(signature, "messageId=d18%40shop.example", TwilioPeer.encoded(STATUS), NOW)))
                .isEqualTo(FORGED);
        assertThat(reader.read(TwilioPeer.post(signature, null, TwilioPeer.encoded(STATUS), NOW)))
                .isEqualTo(FORGED);
        assertThat(reader.read(new TwilioPeer(URL, "token-2").form(null, STATUS, NOW)))
                .isEqualTo(FORGED);
        assertThat(reader.read(
                        new TwilioPeer("https://shop.example/callbacks/other", "token-1").form(null, STATUS, NOW)))
                .isEqualTo(FORGED);
    }

    @Test
    void a_truncated_form_and_one_that_nobody_can_decode_are_forged() {
        var signature = TWILIO.signature(null, STATUS);
        var body = TwilioPeer.encoded(STATUS);

        assertThat(reader.read(TwilioPeer.post(signature, null, Said.truncated(body), NOW)))
                .isEqualTo(FORGED);
        assertThat(reader.read(TwilioPeer.post(signature, null, body + "&x=%zz", NOW)))
                .isEqualTo(FORGED);
        assertThat(reader.read(TwilioPeer.post(signature, "%", body, NOW))).isEqualTo(FORGED);
    }

    @Test
    void while_a_token_is_changed_both_are_good() {
        var both = reader("token-2", "token-1");

        assertThat(Said.words(both.read(TWILIO.form(null, STATUS, NOW)))).hasSize(1);
        assertThat(Said.words(both.read(new TwilioPeer(URL, "token-2").form(null, STATUS, NOW))))
                .hasSize(1);
    }

    @Test
    void the_port_that_the_scheme_has_anyway_does_not_matter() {
        var withPort = new TwilioPeer("https://shop.example:443/callbacks/twilio", "token-1");
        var otherPort = new TwilioPeer("https://shop.example:8443/callbacks/twilio", "token-1");

        assertThat(Said.words(reader.read(withPort.form(null, STATUS, NOW)))).hasSize(1);
        assertThat(Said.words(readerAt(withPort.url(), "token-1").read(TWILIO.form(null, STATUS, NOW))))
                .hasSize(1);
        assertThat(reader.read(otherPort.form(null, STATUS, NOW))).isEqualTo(FORGED);
    }

    /** The signature covers names and values in the order of their names, so another order is no forgery. */
    @Test
    void told_again_in_another_order_or_later_it_is_the_same_event() {
        var reordered = new TreeMap<>(STATUS);

        var later = TWILIO.form(null, reordered, NOW.plusSeconds(86_400));

        assertThat(TwilioPeer.encoded(reordered)).isNotEqualTo(TwilioPeer.encoded(STATUS));
        assertThat(Said.ids(reader.read(later))).isEqualTo(Said.ids(read(STATUS)));
    }

    @Test
    void an_event_stream_tells_the_same_events() {
        var receipt = Said.receipt(reader.read(TWILIO.json(STREAM, NOW)));

        assertThat(receipt.kind()).isEqualTo(Word.Kind.FAILED);
        assertThat(receipt.at()).isEqualTo(Instant.parse("2026-11-25T09:59:58Z"));
        assertThat(receipt.failure().code()).isEqualTo("30003");
        assertThat(receipt.eventId())
                .isEqualTo(Said.receipt(read(with(STATUS, "MessageStatus", "undelivered")))
                        .eventId());
    }

    @Test
    void an_event_stream_tells_replies() {
        var stream = """
                [{"type":"com.twilio.messaging.inbound-message.received",
                  "data":{"messageSid":"SM02","from":"+4915112345678","body":"Stop","timestamp":"2026-11-25T10:00:00Z"}},
                 {"type":"com.twilio.studio.flow.execution.started","data":{}}]""";

        var heard = (Heard) reader.read(TWILIO.json(stream, NOW));

        assertThat(heard.words())
                .containsExactly(new Word.Reply("twilio", "SM02:received", NOW, Channel.SMS, "+4915112345678", "Stop"));
        assertThat(heard.ignored()).isEqualTo(1);
    }

    @Test
    void one_unreadable_event_of_a_stream_does_not_spoil_the_others() {
        var stream = STREAM.replaceFirst("\\[", "[{\"type\":\"com.twilio.messaging.message.sent\",\"data\":{}},");

        var heard = (Heard) reader.read(TWILIO.json(stream, NOW));

        assertThat(heard.words()).hasSize(1);
        assertThat(heard.unreadable()).extracting(Fault::pointer).containsExactly("/0/data/messageSid");
    }

    @Test
    void json_in_other_bytes_is_forged() {
        var good = TWILIO.json(STREAM, NOW);

        for (var body : List.of(Said.reserialised(STREAM), Said.truncated(STREAM), "")) {
            assertThat(reader.read(TwilioPeer.post(good.header("X-Twilio-Signature"), good.query(), body, NOW)))
                    .isEqualTo(FORGED);
            assertThat(reader.read(TwilioPeer.post(
                            good.header("X-Twilio-Signature"), "bodySHA256=" + TwilioPeer.sha256(body), body, NOW)))
                    .isEqualTo(FORGED);
        }
    }

    @Test
    void signed_text_that_is_no_json_is_malformed() {
        Said.isMalformedAt(reader.read(TWILIO.json("[{]", NOW)), "");
        Said.isMalformedAt(reader.read(TWILIO.json("", NOW)), "");
    }
}
