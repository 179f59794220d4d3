package io.shelfbell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.ServiceTest;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The commands that need a service or its database. */
@ServiceTest
class BenchIT {
    @TempDir
    Path folder;

    @Autowired
    KeyRing keys;

    @LocalServerPort
    int port;

    @Test
    void five_alerts_are_measured_from_outside() throws IOException {
        var key = Files.writeString(folder.resolve("key"), keys.issue("bench", Role.ADMIN.scopes()));
        var result = folder.resolve("bench/alert.json");

        var terminal = Terminal.run(
                "bench",
                "alert",
                "--url",
                "http://localhost:" + port,
                "--key-file",
                key.toString(),
                "--events",
                "5",
                "--warm-up",
                "2",
                "--json",
                result.toString());

        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out()).contains("5 events after 2 to warm up").contains("ceiling");
        var json = new JsonMapper().readTree(Files.readString(result));
        assertThat(json.path("events").asInt()).isEqualTo(5);
        assertThat(json.at("/seen/p99").asDouble()).isPositive();
        assertThat(terminal.code()).isEqualTo(json.path("passed").asBoolean() ? 0 : 1);
    }

    @Test
    void a_key_made_at_the_command_line_is_known_to_the_service(@Autowired Environment service) {
        for (var name : new String[] {"url", "username", "password"})
            System.setProperty("spring.datasource." + name, service.getProperty("spring.datasource." + name, ""));
        try {
            var terminal =
                    Terminal.run("key", "create", "--name", "made by hand", "--scopes", "stock:write,stock:read");

            assertThat(terminal.code()).isZero();
            assertThat(keys.find(terminal.out().strip()).orElseThrow().name()).isEqualTo("made by hand");
        } finally {
            for (var name : new String[] {"url", "username", "password"})
                System.clearProperty("spring.datasource." + name);
        }
    }
}
