package io.shelfbell.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedServersIT {
    @TempDir
    static Path folder;

    @Test
    void contexts_share_the_servers_and_the_last_one_stops_them() throws SQLException {
        var first = run();
        var second = run();
        var url = first.getEnvironment().getProperty("spring.datasource.url");
        assertThat(second.getEnvironment().getProperty("spring.datasource.url")).isEqualTo(url);

        first.close();
        assertThat(version(second)).startsWith("PostgreSQL 18.");
        second.getBean(RabbitTemplate.class).execute(channel -> channel.queueDeclare());

        second.close();
        assertThatThrownBy(() -> new org.postgresql.Driver().connect(url, null)).isInstanceOf(SQLException.class);
    }

    @Test
    void an_application_that_fails_leaves_nothing_running() {
        assertThatThrownBy(() -> run("--spring.main.banner-mode=nonsense")).isNotNull();
        run().close();
        assertThatThrownBy(() -> run("--spring.datasource.driver-class-name=no.such.Driver"))
                .isNotNull();
        EmbeddedDatabase.start(folder).close();
    }

    @Test
    void what_is_configured_is_not_started() {
        try (var context = run("--spring.datasource.url=jdbc:postgresql://db.example/shop")) {
            assertThat(context.getEnvironment().getProperty("spring.datasource.url"))
                    .isEqualTo("jdbc:postgresql://db.example/shop");
            assertThat(context.getEnvironment().getProperty("shelfbell.embedded.database"))
                    .isEqualTo("false");
            assertThat(context.getEnvironment().getProperty("shelfbell.embedded.broker"))
                    .isEqualTo("true");
        }
    }

    @Test
    void a_command_that_needs_no_server_starts_none() {
        try (var context = run("--shelfbell.embedded.enabled=false", "--spring.datasource.url=jdbc:postgresql:x")) {
            assertThat(context.getEnvironment().containsProperty("spring.rabbitmq.password"))
                    .isFalse();
        }
    }

    private static String version(ConfigurableApplicationContext context) {
        return JdbcClient.create(context.getBean(DataSource.class))
                .sql("select version()")
                .query(String.class)
                .single();
    }

    private static ConfigurableApplicationContext run(String... settings) {
        SpringApplication application = new SpringApplicationBuilder(Connections.class)
                .web(WebApplicationType.NONE)
                .properties("shelfbell.data.directory=" + folder)
                .build();
        return application.run(settings);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, RabbitAutoConfiguration.class})
    static class Connections {}
}
