package io.shelfbell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @ParameterizedTest
    @ValueSource(strings = {"--server.port=8099", "--debug", "--shelfbell.demo.enabled=false"})
    void springs_options_start_the_service(String option) {
        assertThat(Commands.isCommand(option)).isFalse();
        assertThat(Commands.isCommand()).isFalse();
        assertThat(Commands.isCommand(option, "check")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "--help", "--version", "-h", "--verison", "chekc"})
    void anything_else_is_a_command_or_a_mistake(String word) {
        assertThat(Commands.isCommand(word)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "chekc",
        "--verison",
        "check --jsno",
        "check no-such-folder",
        "key",
        "key create",
        "table",
        "table new",
        "table new timing",
        "table terms timming",
        "table refresh",
        "table refresh no-such.xlsx",
        "bench alert --events 0",
        "source reconcile",
        "source reconcile no-such-source"
    })
    void a_mistake_is_explained_and_ends_with_2(String line) {
        var terminal = Terminal.run(line.split(" "));
        assertThat(terminal.code()).isEqualTo(2);
        assertThat(terminal.err()).containsAnyOf("Usage: shelfbell", "Did you mean", "Possible solutions");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void an_unknown_scope_is_answered_with_those_there_are() {
        var terminal = Terminal.run("key", "create", "--name", "x", "--scopes", "stock:write,stock:eat");
        assertThat(terminal.code()).isEqualTo(2);
        assertThat(terminal.err()).contains("stock:eat").contains("stock:read");
    }

    @Test
    void the_version_is_the_builds() {
        var terminal = Terminal.run("--version");
        assertThat(terminal.code()).isZero();
        assertThat(terminal.out())
                .containsPattern("shelfbell \\d+\\.\\d+")
                .contains("Java " + System.getProperty("java.version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "check --help",
                "diff --help",
                "key create --help",
                "bench alert --help",
                "table --help",
                "table new --help",
                "table terms --help",
                "table refresh --help",
                "source --help"
            })
    void help_shows_examples(String line) {
        var terminal = Terminal.run(line.split(" "));
        assertThat(terminal.code()).isZero();
        assertThat(terminal.out()).contains("Usage: shelfbell").contains("Examples:");
    }

    @Test
    void a_key_without_a_database_names_the_variable_to_set() {
        var terminal = Terminal.run("key", "create", "--name", "x", "--role", "service");
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.err()).contains("SPRING_DATASOURCE_URL");
    }

    @Test
    void a_bench_without_a_service_says_so(@TempDir Path folder) throws IOException {
        var key = Files.writeString(folder.resolve("key"), "sb_0_0");
        var terminal = Terminal.run("bench", "alert", "--url", "http://localhost:1", "--key-file", key.toString());
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.err()).contains("http://localhost:1");
    }

    @Test
    void a_file_that_holds_no_key_is_named_and_not_shown() {
        var terminal = Terminal.run("bench", "alert", "--key-file", "pom.xml");
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.err()).contains("pom.xml").doesNotContain("modelVersion");
    }

    @Test
    void a_bench_without_a_key_names_the_file() {
        var terminal = Terminal.run("bench", "alert", "--key-file", "no/such-key");
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.err()).contains("no/such-key").contains("--key-file");
    }
}
