package io.shelfbell.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void the_line_is_written_again_with_every_step_and_cleared_at_the_end() {
        var terminal = new StringWriter();
        try (var progress = new Progress(2, new PrintWriter(terminal, true))) {
            progress.step();
            progress.step();
        }
        assertThat(terminal.toString().split("\r"))
                .contains("[" + "=".repeat(25) + " ".repeat(25) + "] 1/2", "[" + "=".repeat(50) + "] 2/2");
        assertThat(terminal.toString()).endsWith(" \r");
    }

    @Test
    void nobody_watching_sees_nothing() {
        try (var progress = new Progress(1, null)) {
            progress.step();
        }
    }

    @Test
    void a_short_run_shows_no_line() {
        var terminal = new StringWriter();
        try (var progress = new Progress(1, new PrintWriter(terminal, true), Duration.ofMinutes(1))) {
            progress.step();
        }
        assertThat(terminal.toString()).isEmpty();
    }
}
