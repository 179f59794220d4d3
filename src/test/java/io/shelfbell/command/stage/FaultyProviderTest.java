package io.shelfbell.command.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bench deliver measures with must itself be true: what is answered 202 stands in the ledger, and faults come as they are called. */
class FaultyProviderTest {
    private static final int REQUESTS = 200;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private ServerSocket door;
    private ProviderLedger ledger;

    @BeforeEach
    void open() throws IOException {
        ledger = new ProviderLedger(folder.resolve("ledger"));
        door = FaultyProvider.open();
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        ledger.close();
    }

    private void serve(double faults) {
        var thread = new Thread(() -> {
            try {
                new FaultyProvider(ledger, faults, 7).serve(door);
            } catch (IOException e) {
                Thread.currentThread().interrupt(); // the door was closed: the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private HttpResponse<String> send(String id) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.getLocalPort() + "/alpha"))
                        .timeout(Duration.ofSeconds(1))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"id\": \"" + id + "\", \"text\": \"hello\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void without_faults_everything_is_taken_once_and_written_down() throws Exception {
        serve(0);
        for (int i = 0; i < REQUESTS; i++)
            assertThat(send("d" + i + "@x").statusCode()).isEqualTo(202);

        assertThat(ProviderLedger.taken(folder.resolve("ledger")))
                .hasSize(REQUESTS)
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void every_yes_stands_in_the_ledger_and_every_kind_of_fault_comes() throws Exception {
        serve(0.3);
        var yes = new HashSet<String>();
        for (int i = 0; i < REQUESTS; i++) {
            try {
                if (send("d" + i + "@x").statusCode() == 202) yes.add("d" + i + "@x");
            } catch (IOException e) {
                assertThat(e).isNotNull(); // reset or silent, as some are to be
            }
        }

        var taken = ProviderLedger.taken(folder.resolve("ledger"));
        var events = ProviderLedger.events(folder.resolve("ledger"));
        assertThat(taken.keySet()).containsAll(yes);
        assertThat(events).containsKeys("SERVER_ERROR", "TOO_MANY", "NO_ANSWER", "RESET_AFTER_TAKING", "TAKEN");
        assertThat(taken.size() - yes.size())
                .isEqualTo(events.get("RESET_AFTER_TAKING").intValue());
    }

    @Test
    void a_line_that_is_cut_after_taking_is_a_broken_connection_to_the_client() {
        serve(0.999_999);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 20; i++) send("d" + i + "@x");
                })
                .isInstanceOf(IOException.class);
    }
}
