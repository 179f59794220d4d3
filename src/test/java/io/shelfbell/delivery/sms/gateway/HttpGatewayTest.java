package io.shelfbell.delivery.sms.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.shelfbell.delivery.Certificates;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.delivery.provider.ProviderAnswer.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpGatewayTest {
    private static final int CONCURRENT = 10;

    @RegisterExtension
    static final WireMockExtension ACME = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().containerThreads(60))
            .build();

    private static Map<String, String> settings() {
        return Gateways.settings(ACME.baseUrl() + "/send");
    }

    private static ProviderAnswer send(Map<String, String> settings) {
        return Gateways.gateway(Gateways.bind(settings))
                .carry(List.of(Gateways.message("Back: “Mug” & {text}")))
                .get(0);
    }

    private static void says(ResponseDefinitionBuilder answer) {
        ACME.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static String url(RawServer server) {
        return "http://localhost:" + server.port() + "/send";
    }

    @Test
    void json_is_written_as_the_settings_say() {
        says(okJson("{\"id\": \"A-1\"}"));
        var settings = settings();
        settings.put("url", ACME.baseUrl() + "/v1/{account}/send");
        settings.put("values.account", "shop one/2");
        settings.put("values.key", "k-77");
        settings.put("headers.X-Api-Key", "{key}");
        settings.put("idempotency-header", "Idempotency-Key");

        assertThat(send(settings)).isEqualTo(new Accepted("A-1"));

        ACME.verify(postRequestedFor(urlEqualTo("/v1/shop%20one%2F2/send"))
                .withHeader("X-Api-Key", equalTo("k-77"))
                .withHeader("Idempotency-Key", equalTo("m-1"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(
                        equalToJson("{\"message\": {\"to\": \"491713920012\", \"text\": \"Back: “Mug” & {text}\"}}")));
    }

    @Test
    void a_form_is_written_as_the_settings_say() {
        says(okJson("{\"id\": 17}"));
        var settings = settings();
        settings.put("format", "form");
        settings.put("method", "put");

        assertThat(send(settings)).isEqualTo(new Accepted("17"));

        ACME.verify(putRequestedFor(urlEqualTo("/send"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withRequestBody(
                        equalTo("message.text=Back%3A+%E2%80%9CMug%E2%80%9D+%26+%7Btext%7D&message.to=491713920012")));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            STATUS | BODY                                             | CODE   | TEXT
            400    | {"error": {"code": "BAD_TO", "text": "no such"}} | BAD_TO | no such
            400    | {"error": {"code": 77}}                          | 77     | HTTP 400
            401    | {"error": null}                                  | 401    | HTTP 401
            429    | slow down                                        | 429    | HTTP 429
            503    | <html>oops</html>                                | 503    | HTTP 503
            503    | ``                                               | 503    | HTTP 503
            502    | {"error": {"code": "E9", "text": "down"}}        | E9     | down
            200    | {"error": {"code": "E1", "text": "no money"}}    | E1     | no money
            302    | ``                                               | 302    | HTTP 302
            404    | [[[[[[[[                                         | 404    | HTTP 404""")
    void a_no_is_told_with_the_gateways_code_or_else_the_status(int status, String body, String code, String text) {
        says(aResponse().withStatus(status).withBody(body));

        assertThat(send(settings())).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.failure().provider()).isEqualTo("acme");
            assertThat(no.failure().code()).isEqualTo(code);
            assertThat(no.failure().text()).isEqualTo(text);
            assertThat(no.retryAfter()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void when_somebody_on_the_way_lost_the_answer_nobody_knows(int status) {
        says(aResponse().withStatus(status).withBody("<html>bad gateway</html>"));
        assertThat(send(settings())).isInstanceOf(Unknown.class);
    }

    @Test
    void a_gateway_that_wants_to_be_left_alone_says_how_long() {
        says(aResponse().withStatus(429).withHeader("Retry-After", "90"));
        assertThat(send(settings()))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.retryAfter()).isEqualTo(Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                                            | ANSWER   | DETAIL
            {"messages": [{"status": "0", "id": "X"}]}      | Accepted | X
            {"messages": [{"status": "4", "text": "creds"}]}| Refused  | 4
            {"messages": []}                                | Unknown  |
            not json                                        | Unknown  |""")
    void a_gateway_that_answers_200_to_everything_is_understood_by_its_code(
            String body, String answer, @Nullable String detail) {
        says(okJson(body));
        var settings = settings();
        settings.put("answer.message-id", "/messages/0/id");
        settings.put("answer.error-code", "/messages/0/status");
        settings.put("answer.accepted-codes", "0");

        var said = send(settings);

        assertThat(said.getClass().getSimpleName()).isEqualTo(answer);
        if (said instanceof Accepted yes) assertThat(yes.providerMessageId()).isEqualTo(detail);
        if (said instanceof Refused no) assertThat(no.failure().code()).isEqualTo(detail);
    }

    @Test
    void a_yes_without_a_readable_body_is_a_yes() {
        says(aResponse().withStatus(202).withBody("OK"));
        assertThat(send(settings())).isEqualTo(new Accepted(null));
    }

    @Test
    void a_redirect_is_not_followed() {
        says(aResponse().withStatus(307).withHeader("Location", ACME.baseUrl() + "/elsewhere"));
        assertThat(send(settings())).isInstanceOf(Refused.class);
        ACME.verify(1, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
    void when_the_line_breaks_after_the_request_nobody_knows_and_it_is_not_sent_again(Fault fault) {
        says(aResponse().withFault(fault));
        assertThat(send(settings())).isInstanceOf(Unknown.class);
        ACME.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void when_no_answer_comes_in_time_nobody_knows() {
        says(aResponse().withFixedDelay(20_000));
        var settings = settings();
        settings.put("within", "300ms");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(send(settings)).isInstanceOf(Unknown.class));
    }

    @Test
    void a_closed_port_is_not_reached() throws IOException {
        int port;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        assertThat(send(Gateways.settings("http://localhost:" + port + "/send")))
                .isInstanceOf(NotReached.class);
    }

    @Test
    void a_host_that_does_not_exist_is_not_reached() {
        assertThat(send(Gateways.settings("http://nowhere.invalid/send"))).isInstanceOf(NotReached.class);
    }

    @Test
    void over_tls_the_named_host_is_reached_and_one_of_another_name_is_not(@TempDir Path directory) {
        for (var host : List.of("localhost", "somebody-else.example")) {
            var certificates = Certificates.of(host);
            var acme = new WireMockServer(wireMockConfig()
                    .dynamicPort()
                    .dynamicHttpsPort()
                    .keystoreType("PKCS12")
                    .keystorePath(certificates.store(directory).toString())
                    .keystorePassword(Certificates.PASSWORD)
                    .keyManagerPassword(Certificates.PASSWORD));
            acme.start();
            try {
                acme.stubFor(post(anyUrl()).willReturn(okJson("{\"id\": \"A-1\"}")));
                var settings = Gateways.bind(Gateways.settings("https://localhost:" + acme.httpsPort() + "/send"));
                var answer = Gateways.gateway(settings, certificates.context())
                        .carry(Gateways.messages(1))
                        .get(0);
                boolean same = host.equals("localhost");
                assertThat(answer).isInstanceOf(same ? Accepted.class : NotReached.class);
                acme.verify(same ? 1 : 0, postRequestedFor(anyUrl()));
            } finally {
                acme.stop();
            }
        }
    }

    @Test
    void a_host_that_never_shakes_hands_is_not_reached() {
        try (var mute = new RawServer((client, server) -> server.silence())) {
            var settings = Gateways.settings("https://localhost:" + mute.port() + "/send");
            settings.put("within", "500ms");
            assertThat(send(settings)).isInstanceOf(NotReached.class);
        }
    }

    @Test
    void whoever_drips_his_headers_is_hung_up_on_and_nobody_knows() {
        try (var tap = new RawServer((client, server) -> {
            server.write(client.getOutputStream(), "HTTP/1.1 200 OK\r\nX-Slow: ");
            server.drip(client.getOutputStream(), "a");
        })) {
            var settings = Gateways.settings(url(tap));
            settings.put("within", "500ms");
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> assertThat(send(settings)).isInstanceOf(Unknown.class));
            assertThat(tap.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"201 Created, Accepted", "500 Oops, Unknown", "503 Busy, Refused", "504 Late, Unknown"})
    void whoever_drips_his_body_is_hung_up_on_and_believed_by_his_status(String status, String answer) {
        try (var tap = new RawServer((client, server) -> {
            server.write(client.getOutputStream(), "HTTP/1.1 " + status + "\r\nContent-Length: 10000\r\n\r\n");
            server.drip(client.getOutputStream(), " ");
        })) {
            var settings = Gateways.settings(url(tap));
            settings.put("within", "500ms");
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThat(send(settings).getClass().getSimpleName()).isEqualTo(answer));
        }
    }

    @Test
    void whoever_drips_his_body_and_says_in_it_whether_he_took_it_is_not_believed() {
        try (var tap = new RawServer((client, server) -> {
            server.write(client.getOutputStream(), "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
            server.drip(client.getOutputStream(), " ");
        })) {
            var settings = Gateways.settings(url(tap));
            settings.put("within", "500ms");
            settings.put("answer.accepted-codes", "0");
            assertThat(send(settings)).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void of_an_answer_of_five_gigabytes_the_beginning_is_read_and_no_more() {
        var block = new byte[1 << 16];
        try (var hose = new RawServer((client, server) -> {
            var out = client.getOutputStream();
            server.write(out, "HTTP/1.1 400 No\r\nContent-Length: 5368709120\r\n\r\n");
            server.write(out, "{\"error\": {\"code\": \"HUGE\", \"text\": \"");
            for (int i = 0; i < 81_920; i++) server.write(out, block);
        })) {
            var settings = Gateways.settings(url(hose));
            settings.put("within", "20s");
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThat(send(settings))
                            .isInstanceOfSatisfying(
                                    Refused.class,
                                    no -> assertThat(no.failure().code()).isEqualTo("400")));
            assertThat(hose.written()).isLessThan(64L * 1024 * 1024);
        }
    }

    @Test
    void several_messages_are_under_way_at_once_and_answered_in_their_order() {
        says(aResponse().withStatus(200).withFixedDelay(1_000));
        for (int i = 0; i < CONCURRENT; i++) {
            ACME.stubFor(post(anyUrl())
                    .withRequestBody(
                            equalToJson("{\"message\": {\"to\": \"491713920012\", \"text\": \"number " + i + "\"}}"))
                    .willReturn(okJson("{\"id\": \"A-" + i + "\"}").withFixedDelay(1_000)));
        }
        var settings = settings();
        settings.put("within", "20s");
        var gateway = Gateways.gateway(Gateways.bind(settings));

        Assertions.assertTimeoutPreemptively(
                Duration.ofMillis(CONCURRENT * 1_000 - 1_000),
                () -> assertThat(gateway.carry(Gateways.messages(CONCURRENT)).stream()
                                .map(answer -> ((Accepted) answer).providerMessageId()))
                        .containsExactly("A-0", "A-1", "A-2", "A-3", "A-4", "A-5", "A-6", "A-7", "A-8", "A-9"));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            KEY                | VALUE                      | SAYS
            url                | http://localhost/{account} | {account} stands for nothing
            fields.message.x   | {txt}                      | {txt} stands for nothing
            headers.X-Key      | {key}                      | {key} stands for nothing
            method             | GET                        | method is POST or PUT
            concurrent         | 0                          | concurrent is at least 1
            url                | not a url                  | Illegal character""")
    void settings_that_cannot_work_are_told_at_the_start(String key, String value, String says) {
        var settings = settings();
        settings.put(key, value);
        assertThatThrownBy(() -> Gateways.bind(settings)).rootCause().hasMessageContaining(says);
    }
}
