package io.shelfbell.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts what nobody configured, before the application context exists: PostgreSQL when there is no {@code spring.datasource.url},
 * a broker when there is neither {@code spring.rabbitmq.host} nor {@code addresses}. Comes last, when every file and variable has
 * been read.
 */
final class EmbeddedServers implements EnvironmentPostProcessor, Ordered {
    private static final RunningServers DATABASES = new RunningServers();
    private static final RunningServers BROKERS = new RunningServers();

    static {
        SpringApplication.getShutdownHandlers().add(BROKERS::stopAll);
        SpringApplication.getShutdownHandlers().add(DATABASES::stopAll);
    }

    private final Log log;

    EmbeddedServers(DeferredLogFactory logs) {
        this.log = logs.getLog(EmbeddedServers.class);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var wanted = Wanted.by(Binder.get(environment));
        if (wanted.nothing()) return;
        wanted.requireLibraries(application.getClassLoader());
        var lease = new Lease();
        try {
            start(wanted, lease, environment);
        } catch (RuntimeException | Error e) {
            lease.destroy();
            throw e;
        }
        application.addInitializers(lease);
    }

    /** Both at once: each of them waits more than it works. */
    private void start(Wanted wanted, Lease lease, ConfigurableEnvironment environment) {
        var properties = new ConcurrentHashMap<String, Object>();
        properties.put("shelfbell.embedded.database", wanted.database());
        properties.put("shelfbell.embedded.broker", wanted.broker());
        var starts = new ArrayList<CompletableFuture<Void>>();
        if (wanted.database()) starts.add(alongside(() -> properties.putAll(database(wanted.directory(), lease))));
        if (wanted.broker()) starts.add(alongside(() -> properties.putAll(broker(password(environment), lease))));
        CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        environment.getPropertySources().addFirst(new MapPropertySource("embeddedServers", properties));
        environment.getPropertySources().addLast(new MapPropertySource("embeddedServersDefaults", defaults(wanted)));
    }

    /** A thread of its own inherits the class loader of a Spring Boot jar; one of the common pool does not. */
    private static CompletableFuture<Void> alongside(Runnable start) {
        return CompletableFuture.runAsync(start, command -> new Thread(command, "embedded").start());
    }

    private Map<String, Object> database(Path directory, Lease lease) {
        return use(DATABASES, directory, lease, () -> EmbeddedDatabase.start(directory));
    }

    /** A new one each time, unless whoever starts the broker again wants to be known by the old one. */
    private static String password(ConfigurableEnvironment environment) {
        return environment.getProperty(
                "shelfbell.embedded.broker-password", UUID.randomUUID().toString());
    }

    private Map<String, Object> broker(String password, Lease lease) {
        return use(BROKERS, "broker", lease, () -> EmbeddedBroker.start(password));
    }

    private Map<String, Object> use(RunningServers servers, Object key, Lease lease, Supplier<EmbeddedServer> start) {
        var server = servers.lease(key, () -> timed(start));
        lease.add(() -> servers.release(key));
        return server.properties();
    }

    private EmbeddedServer timed(Supplier<EmbeddedServer> start) {
        var began = System.nanoTime();
        var server = start.get();
        var took = Duration.ofNanos(System.nanoTime() - began);
        log.info("started inside this process: %s, took=%d ms".formatted(server.described(), took.toMillis()));
        return server;
    }

    /** Only defaults: whoever sets these is obeyed. A service with its own database is a trial: a demo shop, reachable from here only. */
    private static Map<String, Object> defaults(Wanted wanted) {
        return Map.of(
                "shelfbell.demo.enabled", wanted.database(),
                "server.address", wanted.database() ? "127.0.0.1" : "",
                "logging.level.org.apache.qpid", "warn",
                "logging.level.qpid.message", "warn",
                "logging.level.io.zonky.test", "warn");
    }
}
