package io.shelfbell.command;

import io.shelfbell.command.terminal.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database that the service uses, from the same variables and files, without starting anything: the one that is configured, or the one
 * inside a service that runs in this folder.
 */
final class ConfiguredDatabase {
    /** PostgreSQL, "Database File Layout": the fourth line of this file is the port. */
    private static final String RUNNING = "postgres/postmaster.pid";

    private static final int PORT_LINE = 3;
    private static final String NAME = "shelfbell";

    private ConfiguredDatabase() {}

    /** @throws CommandFailed when there is none */
    static JdbcClient open() {
        var settings = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(settings);
        var url = settings.getProperty("spring.datasource.url", "");
        if (!url.isBlank())
            return client(
                    url,
                    settings.getProperty("spring.datasource.username", ""),
                    settings.getProperty("spring.datasource.password", ""));
        var folder = Path.of(settings.getProperty("shelfbell.data.directory", "data"));
        return inside(folder)
                .map(running -> client(running, NAME, ""))
                .orElseThrow(() -> new CommandFailed("""
                        No database is configured, and no service with its database inside runs with the folder %s. Start one, or set
                        SPRING_DATASOURCE_URL=jdbc:postgresql://HOST:5432/shelfbell, with SPRING_DATASOURCE_USERNAME and
                        SPRING_DATASOURCE_PASSWORD.""".formatted(folder.toAbsolutePath())));
    }

    private static JdbcClient client(String url, String user, String password) {
        return JdbcClient.create(new DriverManagerDataSource(url, user, password));
    }

    private static Optional<String> inside(Path folder) {
        var running = folder.resolve(RUNNING);
        if (!Files.isReadable(running)) return Optional.empty();
        try {
            var lines = Files.readAllLines(running);
            return lines.size() <= PORT_LINE
                    ? Optional.empty()
                    : Optional.of("jdbc:postgresql://localhost:"
                            + lines.get(PORT_LINE).strip() + "/" + NAME);
        } catch (IOException e) {
            throw new CommandFailed(running + " cannot be read: " + e.getMessage(), e);
        }
    }
}
