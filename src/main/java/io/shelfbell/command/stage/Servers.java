package io.shelfbell.command.stage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
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
public final class Servers implements AutoCloseable {
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
    public static Servers start(Path folder) {
        return with("--shelfbell.data.directory=" + folder);
    }

    /** A database, and a broker only when one is configured. */
    public static Servers database(Path folder) {
        return with("--shelfbell.data.directory=" + folder, "--shelfbell.embedded.broker=false");
    }

    /** A broker of its own, and no database. Started again with the same password it is the same for those who knew it. */
    public static Servers broker(String password) {
        return with("--spring.datasource.url=none", "--shelfbell.embedded.broker-password=" + password);
    }

    private static Servers with(String... settings) {
        var arguments = new ArrayList<>(List.of(settings));
        arguments.add("--logging.level.root=off");
        return new Servers(new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new)));
    }

    /** What a node has to be told to use them. */
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        for (var name : SETTINGS) {
            var value = context.getEnvironment().getProperty(name);
            if (value != null) settings.put(name, value);
        }
        return settings;
    }

    public JdbcClient database() {
        var settings = context.getEnvironment();
        return JdbcClient.create(new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getProperty("spring.datasource.username", ""),
                settings.getProperty("spring.datasource.password", "")));
    }

    public Connection connect() throws SQLException {
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
