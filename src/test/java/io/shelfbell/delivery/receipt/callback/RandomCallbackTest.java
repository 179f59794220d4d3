package io.shelfbell.delivery.receipt.callback;

import static io.shelfbell.delivery.receipt.callback.Said.NOW;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.callback.Reading.Heard;
import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Unavailable;
import io.shelfbell.fact.Channel;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever comes in, signed or not: a reader refuses it or understands it, and never fails. */
class RandomCallbackTest {
    private static final long SEED = 20_261_125;
    private static final int ROUNDS = 1_000;
    private static final StandardPeer STANDARD = new StandardPeer("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final TwilioPeer TWILIO = new TwilioPeer("https://shop.example/callbacks/twilio", "token-1");
    private static final SendGridPeer SENDGRID = SendGridPeer.fresh();
    private static final MailgunPeer MAILGUN = new MailgunPeer("key-1");
    private static final SnsPeer SNS = SnsPeer.named("sns.amazonaws.com", 365);

    /** What a value is never documented to be. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "1e999999999",
            "0.5",
            "\"\"",
            "\" \"",
            "\"x\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "\"\\u0000\\ud800\"",
            "\"" + "9".repeat(300) + "\"",
            "\"" + "\u00e4".repeat(3_000) + "\"",
            "[null,1,\"a\",{}]",
            "{\"a\":{\"b\":[1]}}",
            "\"-999999999-12-31T23:59:59Z\"",
            "99999999999999999999999999");

    /**
     * @param signer what the provider would send, were the text its body
     * @param body a valid one
     */
    private record Scheme(String name, CallbackReader reader, Function<String, Post> signer, String body) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Source source(String name, Channel channel) {
        return Said.source(name, channel);
    }

    private static byte[] amazon(URI address) throws IOException {
        if (address.toString().equals(SnsPeer.CERTIFICATE)) return SNS.pem();
        throw new IOException("nobody is there");
    }

    static Stream<Scheme> schemes() {
        var token = new int[1];
        var twilio = new TwilioReader(source("twilio", Channel.SMS), List.of("token-1"), TWILIO.url());
        return Stream.of(
                new Scheme("twilio stream", twilio, body -> TWILIO.json(body, NOW), """
                        [{"type":"com.twilio.messaging.message.failed","id":"NO1","data":{"messageSid":"SM01",
                        "timestamp":"2026-11-25T09:59:58Z","messageStatus":"FAILED","to":"+49151","errorCode":30003}},
                        {"type":"com.twilio.messaging.inbound-message.received","data":{"messageSid":"SM02","from":"+49151",
                        "body":"Stop"}}]"""),
                new Scheme(
                        "sendgrid",
                        new SendGridReader(source("sendgrid", Channel.EMAIL), List.of(SENDGRID.publicKey())),
                        body -> SENDGRID.post(body, NOW, NOW),
                        """
                        [{"email":"ann@mail.example","timestamp":1795600790,"smtp-id":"<d17@shop.example>","event":"bounce",
                        "sg_event_id":"b","sg_message_id":"abc.filter","reason":"550 5.1.1 no","status":"5.1.1","type":"blocked"},
                        {"email":"bob@mail.example","timestamp":1795600790,"event":"group_unsubscribe","sg_event_id":"u"}]"""),
                new Scheme(
                        "mailgun",
                        new MailgunReader(source("mailgun", Channel.EMAIL), List.of("key-1")),
                        body -> MAILGUN.post(body, "token-" + token[0]++, NOW, NOW),
                        """
                        {"event":"failed","id":"i","timestamp":1795600790.9,"recipient":"ann@mail.example","severity":"permanent",
                        "reason":"bounce","delivery-status":{"code":550,"message":"5.1.1 no"},"user-variables":{"messageId":"x"},
                        "message":{"headers":{"message-id":"d17@shop.example"}}}"""),
                new Scheme(
                        "ses",
                        new SnsReader(source("ses", Channel.EMAIL), List.of(SnsPeer.TOPIC), RandomCallbackTest::amazon),
                        body -> SNS.notify(body, NOW, NOW),
                        """
                        {"eventType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General","feedbackId":"f",
                        "timestamp":"2026-11-25T09:59:40Z","bouncedRecipients":[{"emailAddress":"ann@mail.example","status":"5.1.1",
                        "diagnosticCode":"smtp; 550 no"}]},"mail":{"messageId":"s","timestamp":"2026-11-25T09:59:00Z",
                        "destination":["ann@mail.example"],"headers":[{"name":"Message-ID","value":"<d17@shop.example>"}],
                        "commonHeaders":{"messageId":"s"},"tags":{"messageId":["d17@shop.example"]}}}"""),
                new Scheme(
                        "standard",
                        new StandardReader(
                                source("standard", Channel.SMS),
                                List.of(StandardReader.key(STANDARD.secret()).orElseThrow())),
                        body -> STANDARD.post("msg_1", body, NOW, NOW),
                        """
                        {"type":"message.failed","timestamp":"2026-11-25T09:59:58Z","data":{"messageId":"d17@shop.example",
                        "address":"+49151","code":"21","enhancedStatus":"5.1.1","text":"no"}}"""));
    }

    static Stream<Scheme> schemesAndForms() {
        var form = "MessageSid=SM01&MessageStatus=failed&To=%2B49151&ErrorCode=30003&Body=a+%C3%A4";
        var twilio = new TwilioReader(source("twilio", Channel.SMS), List.of("token-1"), TWILIO.url());
        return Stream.concat(
                schemes(),
                Stream.of(new Scheme("twilio form", twilio, body -> TWILIO.form("a=b", decoded(body), NOW), form)));
    }

    private static Map<String, String> decoded(String form) {
        var fields = new HashMap<String, String>();
        Form.parse(form).parameters().forEach((name, values) -> fields.put(name, values.get(0)));
        return fields;
    }

    private static Post with(Post post, byte[] body) {
        return new Post(body, post.headers(), post.query(), post.at());
    }

    private static byte[] bytes(Random random, int most) {
        var bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("schemesAndForms")
    void random_bytes_under_random_headers_are_refused(Scheme scheme) {
        var random = new Random(SEED);
        var names = new ArrayList<>(scheme.signer.apply(scheme.body).headers().keySet());
        for (int i = 0; i < ROUNDS; i++) {
            var headers = new LinkedHashMap<String, String>();
            for (var name : names)
                if (random.nextBoolean()) headers.put(name, new String(bytes(random, 60), ISO_8859_1));
            var query = random.nextBoolean() ? null : new String(bytes(random, 60), ISO_8859_1);

            var reading = scheme.reader.read(new Post(bytes(random, 400), headers, query, NOW));

            assertThat(reading).as("round " + i).isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("schemesAndForms")
    void damaged_bodies_are_refused_or_say_what_was_signed(Scheme scheme) {
        var random = new Random(SEED);
        var good = scheme.signer.apply(scheme.body);
        var said = Said.words(scheme.reader.read(good));
        assertThat(said).isNotEmpty();
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var reading = scheme.reader.read(with(good, damaged(good.body(), random)));

            if (reading instanceof Heard heard)
                assertThat(heard.words()).as("round " + i).isEqualTo(said);
            else assertThat(reading).as("round " + i).isInstanceOfAny(Refused.class, Unavailable.class);
            if (reading instanceof Refused) refused++;
        }
        assertThat(refused).isGreaterThan(ROUNDS / 2);
    }

    private static byte[] damaged(byte[] body, Random random) {
        var text = new StringBuilder(new String(body, ISO_8859_1));
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(4)) {
            case 0 -> text.setCharAt(at, (char) random.nextInt(256));
            case 1 -> text.delete(at, to);
            case 2 -> text.insert(at, text.substring(at, to));
            default -> text.setLength(at);
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void signed_nonsense_is_malformed_or_understood_and_what_is_understood_can_be_kept(Scheme scheme) {
        var random = new Random(SEED);
        int rounds = scheme.name.equals("ses") ? ROUNDS / 5 : ROUNDS; // signing with RSA takes its time
        int understood = 0;
        for (int i = 0; i < rounds; i++) {
            var body = random.nextInt(4) == 0
                    ? new String(damaged(scheme.body.getBytes(UTF_8), random), UTF_8)
                    : changed(scheme.body, random);

            var reading = scheme.reader.read(scheme.signer.apply(body));

            // Mailgun's signature stands in the body and may be damaged with it
            if (!scheme.name.equals("mailgun"))
                assertThat(reading).as(body).isInstanceOfAny(Heard.class, Reading.Malformed.class);
            if (reading instanceof Heard heard) {
                heard.words().forEach(RandomCallbackTest::canBeKept);
                understood++;
            }
        }
        assertThat(understood).isGreaterThan(rounds / 10);
    }

    /** One or two values, anywhere, are something else. */
    private static String changed(String json, Random random) {
        var root = JsonMapper.shared().readTree(json);
        for (int i = 0; i <= random.nextInt(2); i++) {
            var containers = new ArrayList<JsonNode>();
            collect(root, containers);
            var container = containers.get(random.nextInt(containers.size()));
            var odd = JsonMapper.shared().readTree(ODD.get(random.nextInt(ODD.size())));
            if (container instanceof ArrayNode array) array.set(random.nextInt(array.size()), odd);
            else ((ObjectNode) container).set(anyName(container, random), odd);
        }
        return root.toString();
    }

    private static String anyName(JsonNode object, Random random) {
        var names = List.copyOf(object.propertyNames());
        return names.get(random.nextInt(names.size()));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer() && !node.isEmpty()) containers.add(node);
        node.forEach(child -> collect(child, containers));
    }

    private static void canBeKept(Word word) {
        assertThat(word.eventId()).matches("[!-~]{1,200}");
        assertThat(word.at()).isBetween(Instant.EPOCH, Instant.parse("9000-01-01T00:00:00Z"));
        assertThat(word.toString())
                .doesNotContain("\u0000")
                .isEqualTo(new String(word.toString().getBytes(UTF_8), UTF_8));
        assertThat(word.toString().length()).isLessThan(20_000);
    }
}
