package io.shelfbell.delivery.receipt.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.TestServers;
import io.shelfbell.delivery.receipt.Word;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Callbacks through the whole service: past security, through a real HTTP server, with bytes as they were signed. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "shelfbell.test.servers=true",
            "shelfbell.demo.enabled=false",
            "shelfbell.data.directory=target/test-data-callbacks",
            "shelfbell.broker.prefix=callbacks",
            "shelfbell.test.name=_callbacks",
            "shelfbell.shop.public-url=https://shop.example",
            "shelfbell.callbacks.text.scheme=twilio",
            "shelfbell.callbacks.text.secrets=token-1",
            "shelfbell.callbacks.gateway.scheme=standard-webhooks",
            "shelfbell.callbacks.gateway.channel=sms",
            "shelfbell.callbacks.gateway.secrets=" + CallbackIT.SECRET
        })
@ContextConfiguration(initializers = TestServers.class)
@Import(CallbackIT.Recording.class)
@DirtiesContext
class CallbackIT {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final TwilioPeer TWILIO = new TwilioPeer("https://shop.example/callbacks/text", "token-1");
    private static final StandardPeer GATEWAY = new StandardPeer(SECRET);
    private static final String DELIVERED =
            "{\"type\":\"message.delivered\",\"data\":{\"messageId\":\"d17@shop.example\"}}";

    private final HttpClient http = HttpClient.newHttpClient();
    private String home;
    private RecordedWords words;
    private int before;

    @TestConfiguration
    static class Recording {
        @Bean
        @Primary
        RecordedWords recordedWords() {
            return new RecordedWords();
        }
    }

    @BeforeEach
    void find(@Autowired RecordedWords words, @LocalServerPort int port) {
        this.words = words;
        before = words.taken().size();
        home = "http://localhost:" + port + "/callbacks/";
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private HttpResponse<String> send(String name, String contentType, Post post) {
        return send(name, contentType, post, BodyPublishers.ofByteArray(post.body()));
    }

    private HttpResponse<String> send(String name, String contentType, Post post, BodyPublisher body) {
        var query = post.query() == null ? "" : "?" + post.query();
        var request = HttpRequest.newBuilder(URI.create(home + name + query))
                .header("Content-Type", contentType)
                .POST(body);
        post.headers().forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<List<Word>> taken() {
        return words.taken().subList(before, words.taken().size());
    }

    private static void isProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void a_form_reaches_us_as_it_was_signed_without_any_key_of_ours() {
        var fields = TwilioPeer.fields("MessageSid", "SM1", "Body", "a+b=\u00e4 &%", "From", "+4915112345678");

        var response = send(
                "text",
                "application/x-www-form-urlencoded; charset=UTF-8",
                TWILIO.form("messageId=d17%40shop.example", fields, now()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(taken()).hasSize(1);
        assertThat(((Word.Reply) taken().get(0).get(0)).text()).isEqualTo("a+b=\u00e4 &%");
    }

    @Test
    void json_reaches_us_as_it_was_signed_whatever_it_is_called() {
        for (var type : List.of("application/json", "text/plain; charset=UTF-8", "application/x-www-form-urlencoded"))
            assertThat(send("gateway", type, GATEWAY.post("msg_1", DELIVERED, now(), now()))
                            .statusCode())
                    .isEqualTo(200);

        assertThat(taken()).hasSize(3);
        assertThat(taken())
                .allSatisfy(one -> assertThat(one).extracting(Word::eventId).containsExactly("msg_1"));
    }

    @Test
    void what_is_forged_is_told_nothing() {
        var good = GATEWAY.post("msg_1", DELIVERED, now(), now());
        var forged = new Post(Said.reserialised(DELIVERED).getBytes(), good.headers(), null, now());

        var response = send("gateway", "application/json", forged);

        isProblem(response, 401);
        assertThat(response.body()).doesNotContain("stale", "forged", "Exception");
        assertThat(taken()).isEmpty();
    }

    @Test
    void signed_nonsense_and_an_unknown_name_are_problems() {
        isProblem(send("gateway", "application/json", GATEWAY.post("msg_1", "{", now(), now())), 400);
        isProblem(send("gateway", "application/json", GATEWAY.post("msg_1", "", now(), now())), 400);
        isProblem(send("nobody", "application/json", GATEWAY.post("msg_1", DELIVERED, now(), now())), 404);
        assertThat(taken()).isEmpty();
    }

    @Test
    void more_than_a_megabyte_is_too_much_however_it_is_sent() {
        var tooMuch = GATEWAY.post("msg_1", " ".repeat(CallbackApi.LIMIT_BYTES + 1), now(), now());
        var chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuch.body()));

        isProblem(send("gateway", "application/json", tooMuch), 413);
        isProblem(send("gateway", "application/json", tooMuch, chunks), 413);
        assertThat(taken()).isEmpty();
    }

    @Test
    void nobody_gets_a_callback_by_asking_for_one() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(home + "gateway")).GET().build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
}
