package io.shelfbell.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** A short run of what {@code bench intake} does at length: nothing is lost; how fast is for a quiet machine to say. */
class IntakeIT {
    @TempDir
    Path folder;

    @Test
    void every_order_that_was_acknowledged_is_there() throws Exception {
        var json = folder.resolve("intake.json");

        new CommandLine(new BenchCommand())
                .execute(
                        "intake",
                        "--rate",
                        "10",
                        "--seconds",
                        "1",
                        "--warm-up",
                        "100",
                        "--orders",
                        "500",
                        "--keep",
                        folder.resolve("run").toString(),
                        "--json",
                        json.toString());

        var result = new JsonMapper().readTree(Files.readString(json));
        assertThat(result.path("lost").asInt(-1)).isZero();
        assertThat(result.path("stored").asDouble()).isPositive();
        assertThat(result.path("bare").asDouble()).isPositive();
    }
}
