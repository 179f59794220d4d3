package io.shelfbell.delivery.receipt.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.callback.CallbackProperties.Callback;
import io.shelfbell.fact.Channel;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each reading is answered with, and what is kept and counted. */
class CallbackApiTest {
    private static final Instant NOW = Said.NOW;
    private static final StandardPeer GATEWAY = new StandardPeer("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final TwilioPeer TWILIO = new TwilioPeer("https://shop.example/callbacks/text", "token-1");
    private static final SendGridPeer SENDGRID = SendGridPeer.fresh();
    private static final String DELIVERED =
            "{\"type\":\"message.delivered\",\"data\":{\"messageId\":\"d17@shop.example\"}}";

    private final RecordedWords words = new RecordedWords();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockMvc http = MockMvcBuilders.standaloneSetup(
                    new CallbackApi(callbacks(), words, meters, Clock.fixed(NOW, ZoneOffset.UTC)))
            .build();

    private static Callbacks callbacks() {
        var callbacks = new HashMap<String, Callback>();
        callbacks.put("gateway", callback(Scheme.STANDARD_WEBHOOKS, GATEWAY.secret(), Channel.SMS));
        callbacks.put("text", callback(Scheme.TWILIO, "token-1", null));
        callbacks.put("mail", callback(Scheme.SENDGRID, SENDGRID.shownKey(), null));
        callbacks.put("amazon", callback(Scheme.SES, SnsPeer.TOPIC, null));
        return new Callbacks(new CallbackProperties(callbacks), CallbackApiTest::nobody, "https://shop.example");
    }

    private static Callback callback(Scheme scheme, String key, @Nullable Channel channel) {
        var keys = List.of(key);
        return new Callback(scheme, keys, keys, keys, channel, null, null, Said.TOLERANCE);
    }

    private static byte[] nobody(URI address) throws IOException {
        throw new IOException("nobody is there");
    }

    private MockHttpServletResponse send(String name, Post post) throws Exception {
        var query = post.query() == null ? "" : "?" + post.query();
        var request = post(URI.create("/callbacks/" + name + query))
                .contentType(MediaType.APPLICATION_JSON)
                .content(post.body());
        post.headers().forEach(request::header);
        return http.perform(request).andReturn().getResponse();
    }

    private MockHttpServletResponse gateway(String body) throws Exception {
        return send("gateway", GATEWAY.post("msg_1", body, NOW, NOW));
    }

    private double count(String provider, String outcome) {
        var counter = meters.find("shelfbell.callbacks")
                .tags("provider", provider, "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static JsonNode problem(MockHttpServletResponse response, int status) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        return JsonMapper.shared().readTree(response.getContentAsString(UTF_8));
    }

    @Test
    void what_was_said_is_kept_and_answered_with_200_and_nothing() throws Exception {
        var response = gateway(DELIVERED);

        assertThat(response.getStatus()).isEqualTo(200); // to Mailgun 204 would be a failure
        assertThat(response.getContentLength()).isZero();
        assertThat(words.taken()).hasSize(1);
        assertThat(words.taken().get(0)).extracting(Word::eventId).containsExactly("msg_1");
        assertThat(count("gateway", "taken")).isEqualTo(1);
    }

    @Test
    void all_events_of_a_body_are_handed_over_in_one_call() throws Exception {
        var batch = """
                [{"event":"delivered","sg_event_id":"1"},{"event":"open","sg_event_id":"2"},{},
                 {"event":"bounce","sg_event_id":"3","reason":"550 no"}]""";

        assertThat(send("mail", SENDGRID.post(batch, NOW, NOW)).getStatus()).isEqualTo(200);

        assertThat(words.taken()).hasSize(1);
        assertThat(words.taken().get(0)).extracting(Word::eventId).containsExactly("1", "3");
        assertThat(count("mail", "taken")).isEqualTo(2);
        assertThat(count("mail", "ignored")).isEqualTo(1);
        assertThat(count("mail", "unreadable")).isEqualTo(1);
    }

    @Test
    void as_long_as_it_is_not_kept_there_is_no_success() throws Exception {
        words.fails(new IllegalStateException("the database is away"));

        assertThatThrownBy(() -> gateway(DELIVERED)).hasRootCauseMessage("the database is away");
        assertThat(count("gateway", "taken")).isZero();

        words.fails(null);
        assertThat(gateway(DELIVERED).getStatus()).isEqualTo(200);
        assertThat(words.taken()).hasSize(1);
    }

    @Test
    void a_form_is_read_from_its_bytes() throws Exception {
        var fields = TwilioPeer.fields("MessageSid", "SM1", "Body", "a+b \u00e4", "From", "+4915112345678");
        var signed = TWILIO.form("messageId=d17%40shop.example", fields, NOW);

        assertThat(send("text", signed).getStatus()).isEqualTo(200);

        assertThat(((Word.Reply) words.taken().get(0).get(0)).text()).isEqualTo("a+b \u00e4");
    }

    @Test
    void an_event_that_means_nothing_is_counted_and_not_kept() throws Exception {
        assertThat(gateway("{\"type\":\"invoice.paid\"}").getStatus()).isEqualTo(200);

        assertThat(words.taken()).isEmpty();
        assertThat(count("gateway", "ignored")).isEqualTo(1);
    }

    @Test
    void an_unknown_name_is_not_found_and_not_counted() throws Exception {
        problem(send("nobody", GATEWAY.post("msg_1", DELIVERED, NOW, NOW)), 404);

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void a_forged_body_a_stale_one_and_none_at_all_get_the_same_answer() throws Exception {
        var good = GATEWAY.post("msg_1", DELIVERED, NOW, NOW);
        var forged = new Post(Said.reserialised(DELIVERED).getBytes(UTF_8), good.headers(), null, NOW);
        var stale = GATEWAY.post("msg_1", DELIVERED, Said.TOO_OLD, NOW);
        var unsigned = new Post(DELIVERED.getBytes(UTF_8), Map.of(), null, NOW);

        var answer = problem(send("gateway", forged), 401);

        assertThat(answer.path("detail").asString()).isEqualTo("This does not bear a signature of the provider.");
        assertThat(answer.propertyNames()).containsOnly("title", "status", "detail", "instance");
        assertThat(problem(send("gateway", stale), 401)).isEqualTo(answer);
        assertThat(problem(send("gateway", unsigned), 401)).isEqualTo(answer);
        assertThat(send("gateway", unsigned).getHeader("WWW-Authenticate")).isNotBlank();
        assertThat(words.taken()).isEmpty();
        assertThat(count("gateway", "forged")).isEqualTo(1);
        assertThat(count("gateway", "stale")).isEqualTo(1);
        assertThat(count("gateway", "unsigned")).isEqualTo(2);
    }

    @Test
    void signed_nonsense_is_told_where_it_is_wrong() throws Exception {
        var answer = problem(gateway("{\"type\":\"message.delivered\",\"data\":{}}"), 400);

        assertThat(answer.at("/errors/0/pointer").asString()).isEqualTo("/data/messageId");
        assertThat(answer.at("/errors/0/code").asString()).isEqualTo("MISSING");
        assertThat(problem(gateway("{"), 400).at("/errors/0/message").asString())
                .matches("It is not JSON at line 1, column \\d+\\.");
        assertThat(problem(gateway(""), 400).at("/errors/0/code").asString()).isEqualTo("MALFORMED");
        assertThat(count("gateway", "malformed")).isEqualTo(3);
        assertThat(words.taken()).isEmpty();
    }

    @Test
    void a_batch_of_nonsense_gets_a_short_answer() throws Exception {
        var batch = "[" + "{},".repeat(100_000) + "{}]";

        var answer = problem(send("mail", SENDGRID.post(batch, NOW, NOW)), 400);

        assertThat(answer.path("errors")).hasSize(20);
    }

    @Test
    void a_megabyte_is_read_and_a_byte_more_is_not() throws Exception {
        var padding = " ".repeat(CallbackApi.LIMIT_BYTES - DELIVERED.length());

        assertThat(gateway(DELIVERED + padding).getStatus()).isEqualTo(200);
        problem(gateway(DELIVERED + padding + " "), 413);
        assertThat(count("gateway", "too_large")).isEqualTo(1);
        assertThat(words.taken()).hasSize(1);
    }

    @Test
    void what_cannot_be_verified_at_the_moment_is_to_be_sent_again() throws Exception {
        var sns = SnsPeer.named("sns.amazonaws.com", 365);

        var answer = problem(send("amazon", sns.notify("{}", NOW, NOW)), 503);

        assertThat(answer.path("detail").asString()).contains("again").doesNotContain("nobody");
        assertThat(count("amazon", "unavailable")).isEqualTo(1);
    }
}
