package io.shelfbell.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** A short run of what {@code bench cdc} does at length: every change becomes an occasion; how fast is for a quiet machine to say. */
class CdcIT {
    @TempDir
    Path folder;

    @Test
    void every_change_of_another_database_becomes_an_occasion() throws Exception {
        var json = folder.resolve("cdc.json");

        new CommandLine(new BenchCommand())
                .execute(
                        "cdc",
                        "--rate",
                        "50",
                        "--warm-up",
                        "2",
                        "--seconds",
                        "2",
                        "--backlog",
                        "2000",
                        "--keep",
                        folder.resolve("run").toString(),
                        "--json",
                        json.toString());

        var result = new JsonMapper().readTree(Files.readString(json));
        assertThat(result.path("missed").asInt(-1)).isZero();
        assertThat(result.path("drained").asDouble()).isPositive();
        assertThat(result.path("counted").asDouble()).isPositive();
    }
}
