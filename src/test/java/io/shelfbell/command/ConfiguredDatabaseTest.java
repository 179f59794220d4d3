package io.shelfbell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredDatabaseTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void nothingIsConfigured() {
        System.setProperty("shelfbell.data.directory", folder.toString());
        System.setProperty("spring.datasource.url", "");
    }

    @AfterEach
    void forget() {
        System.clearProperty("shelfbell.data.directory");
        System.clearProperty("spring.datasource.url");
    }

    @Test
    void without_a_database_it_is_told_what_to_do() {
        assertThat(Terminal.run("intake", "report").err())
                .contains("No database is configured", folder.toString(), "SPRING_DATASOURCE_URL");
    }

    @Test
    void the_database_inside_a_service_that_runs_here_is_found_by_its_port() throws IOException {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/postmaster.pid"), "1\n/data\n1795730725\n1\n");

        assertThat(Terminal.run("intake", "report").err()).contains("localhost:1");
    }
}
