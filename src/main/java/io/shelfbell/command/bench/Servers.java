package io.shelfbell.command.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database and the broker of a measurement: those that are configured, or servers of its own that end with it. */
final class Servers implements AutoCloseable {
    private static final List<String> SETTINGS = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.rabbitmq.addresses",
            "spring.rabbitmq.host",
            "spring.rabbitmq.port",
            "spring.rabbitmq.username",
            "spring.rabbitmq.password",
            "spring.rabbitmq.virtual-host");

    private final ConfigurableApplicationContext context;

    private Servers(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** An application of nothing: the embedded servers start when nobody configured others. */
    @SpringBootConfiguration
    static class Nothing {}

    /** @param folder where a database of its own keeps its files */
    static Servers start(Path folder) {
        return new Servers(new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run("--shelfbell.data.directory=" + folder, "--logging.level.root=off"));
    }

    /** What a node has to be told to use them. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        for (var name : SETTINGS) {
            var value = context.getEnvironment().getProperty(name);
            if (value != null) settings.put(name, value);
        }
        return settings;
    }

    JdbcClient database() {
        var settings = context.getEnvironment();
        return JdbcClient.create(new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getProperty("spring.datasource.username", ""),
                settings.getProperty("spring.datasource.password", "")));
    }

    Connection connect() throws SQLException {
        var settings = settings();
        return DriverManager.getConnection(
                settings.get("spring.datasource.url"),
                settings.getOrDefault("spring.datasource.username", ""),
                settings.getOrDefault("spring.datasource.password", ""));
    }

    @Override
    public void close() {
        context.close();
    }
}
