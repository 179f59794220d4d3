package io.shelfbell;

import io.shelfbell.intake.channel.SalesChannels;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.Queue;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Uses the servers that the environment names, in a schema and under queue names of their own, which are removed at the end. Registered
 * as an environment post-processor too, because the embedded servers decide early whether they are wanted.
 */
public final class TestServers
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, EnvironmentPostProcessor, Ordered {
    static final String POSTGRES = System.getenv("SHELFBELL_TEST_POSTGRES");
    static final String RABBITMQ = System.getenv("SHELFBELL_TEST_RABBITMQ");
    private static final String RUN =
            "shelfbell_test_" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1; // before the embedded servers look
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty("shelfbell.test.servers", Boolean.class, false)) return;
        environment.getPropertySources().addFirst(new MapPropertySource("testServers", properties(run(environment))));
    }

    /** A test with a service of its own gives it a name, so that the services do not do each other's work. */
    private static String run(Environment environment) {
        return RUN + environment.getProperty("shelfbell.test.name", "");
    }

    /** What a service needs to be told to use the same servers as these tests. */
    private static Map<String, Object> properties(String run) {
        var properties = new HashMap<String, Object>();
        if (POSTGRES != null) properties.put("spring.datasource.url", schemaUrl(run));
        if (RABBITMQ != null) {
            properties.put("spring.rabbitmq.addresses", RABBITMQ);
            properties.put("shelfbell.broker.prefix", run);
        }
        return properties;
    }

    private static String schemaUrl(String schema) {
        execute("create schema if not exists " + schema);
        return POSTGRES + (POSTGRES.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> {
            if (closed.getApplicationContext() == context) cleanUp(context);
        });
    }

    private static void cleanUp(ConfigurableApplicationContext context) {
        if (RABBITMQ != null) {
            var admin = context.getBean(AmqpAdmin.class);
            for (var declarable : context.getBean(Declarables.class).getDeclarables()) {
                if (declarable instanceof Queue queue) admin.deleteQueue(queue.getName());
                if (declarable instanceof Exchange exchange) admin.deleteExchange(exchange.getName());
            }
            var prefix = context.getEnvironment().getProperty("shelfbell.broker.prefix", "shelfbell");
            context.getBean(SalesChannels.class)
                    .all()
                    .forEach(channel -> admin.deleteQueue(prefix + ".orders." + channel.name()));
        }
        if (POSTGRES != null)
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> execute("drop schema if exists " + run(context.getEnvironment()) + " cascade")));
    }

    private static void execute(String sql) {
        try (var connection = DriverManager.getConnection(POSTGRES);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("SHELFBELL_TEST_POSTGRES=" + POSTGRES, e);
        }
    }
}
