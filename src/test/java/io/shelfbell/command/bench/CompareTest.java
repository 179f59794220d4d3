package io.shelfbell.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareTest {
    @TempDir
    Path folder;

    private String compare(Path before, Path after) {
        var out = new StringWriter();
        new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute("compare", before.toString(), after.toString());
        return out.toString();
    }

    @Test
    void numbers_stand_side_by_side_with_their_change() throws Exception {
        var before = Files.writeString(folder.resolve("a.json"), """
                {"version": "1", "accepted": 2000, "busy": {"p99": 250.0}, "gone": 3}""");
        var after = Files.writeString(folder.resolve("b.json"), """
                {"version": "2", "accepted": 4000.0, "busy": {"p99": 50}, "fresh": 0}""");

        assertThat(compare(before, after).lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "before after change",
                        "accepted 2000 4000 +100.0 %",
                        "busy.p99 250 50 -80.0 %",
                        "fresh - 0",
                        "gone 3 -");
    }
}
