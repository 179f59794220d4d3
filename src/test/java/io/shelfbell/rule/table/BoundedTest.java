package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The promise to strangers: whatever they send is answered within ten seconds and 256 MB. */
class BoundedTest {
    @Test
    void the_worst_files_are_answered_within_ten_seconds_and_256_megabytes() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorstBooks.class.getName())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        assertThat(text.lines().filter(line -> line.contains(";")))
                .hasSize(3 * 33)
                .allSatisfy(line ->
                        assertThat(Long.parseLong(line.split(";")[2])).as(line).isLessThan(10_000));
    }
}
