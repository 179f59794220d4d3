package io.shelfbell.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** A short run of what {@code bench deliver} does at length. */
class DeliverIT {
    @TempDir
    Path folder;

    @Test
    void a_few_messages_through_faults_and_a_dying_node_arrive_once() throws Exception {
        var json = folder.resolve("deliver.json");

        int code = new CommandLine(new BenchCommand())
                .execute(
                        "deliver",
                        "--messages",
                        "300",
                        "--keep",
                        folder.resolve("run").toString(),
                        "--json",
                        json.toString());

        var result = new JsonMapper().readTree(Files.readString(json));
        assertThat(result.path("lost").asInt()).isZero();
        assertThat(result.path("doubled").asInt())
                .isEqualTo(result.path("ambiguous").asInt());
        assertThat(result.path("taken").asInt()).isEqualTo(300);
        assertThat(code).isZero();
    }
}
