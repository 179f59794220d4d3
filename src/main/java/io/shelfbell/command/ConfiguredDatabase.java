package io.shelfbell.command;

import io.shelfbell.command.terminal.CommandFailed;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database that the service would use, from the same variables and files, without starting anything. */
final class ConfiguredDatabase {
    private ConfiguredDatabase() {}

    /** @throws CommandFailed when none is configured */
    static JdbcClient open() {
        var settings = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(settings);
        var url = settings.getProperty("spring.datasource.url", "");
        if (url.isBlank()) throw new CommandFailed("""
                No database is configured. Set SPRING_DATASOURCE_URL=jdbc:postgresql://HOST:5432/shelfbell, with
                SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD. (A service with its database inside makes keys at
                POST /api/v1/keys, for which the key in data/demo-key is good.)""");
        return JdbcClient.create(new DriverManagerDataSource(
                url,
                settings.getProperty("spring.datasource.username", ""),
                settings.getProperty("spring.datasource.password", "")));
    }
}
