package io.shelfbell.delivery.receipt.callback;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpFetchTest {
    private static final Amazon SERVER = new Amazon(Duration.ofSeconds(20));
    private static final Amazon SLOW_SERVER = new Amazon(Duration.ofMillis(700));
    private static final String ADDRESS = SnsPeer.CERTIFICATE;

    @AfterAll
    static void stop() {
        SERVER.close();
        SLOW_SERVER.close();
    }

    @Test
    void a_small_document_comes_whole() throws IOException {
        SERVER.serves(ADDRESS, new byte[HttpFetch.LIMIT_BYTES]);

        assertThat(SERVER.get(URI.create(ADDRESS))).hasSize(HttpFetch.LIMIT_BYTES);
    }

    static Stream<Arguments> nuisances() {
        var whole = new byte[1_000];
        return Stream.of(
                Arguments.of("too large", aResponse().withBody(new byte[HttpFetch.LIMIT_BYTES + 1])),
                Arguments.of("endless", aResponse().withBody(new byte[50_000_000])),
                Arguments.of("dripping", aResponse().withBody(whole).withChunkedDribbleDelay(100, 60_000)),
                Arguments.of("silent", aResponse().withBody(whole).withFixedDelay(60_000)),
                Arguments.of("moved", aResponse().withStatus(301).withHeader("Location", "http://127.0.0.1:1/")),
                Arguments.of("missing", aResponse().withStatus(404)),
                Arguments.of("empty", aResponse().withStatus(204)),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                Arguments.of("cut off", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nuisances")
    void a_server_that_is_a_nuisance_is_left_in_time(String name, ResponseDefinitionBuilder answer) {
        SLOW_SERVER.answers(ADDRESS, answer);

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> SLOW_SERVER.get(URI.create(ADDRESS)))
                        .isInstanceOf(IOException.class));
    }

    @Test
    void nobody_at_home_is_no_answer() {
        var nobody = new HttpFetch(Duration.ofSeconds(2));

        assertThatThrownBy(() -> nobody.get(URI.create("http://127.0.0.1:1/"))).isInstanceOf(IOException.class);
    }
}
