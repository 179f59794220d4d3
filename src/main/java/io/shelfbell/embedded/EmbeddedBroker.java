package io.shelfbell.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.ReflectionUtils;

/** An AMQP 0-9-1 broker on the loopback interface. It keeps messages in memory: what it loses, the outbox publishes again. */
final class EmbeddedBroker implements EmbeddedServer {
    private static final String USER = "shelfbell";

    private final SystemLauncher launcher;
    private final Path folder;
    private final String password;
    private final int port;

    private EmbeddedBroker(SystemLauncher launcher, Path folder, String password, int port) {
        this.launcher = launcher;
        this.folder = folder;
        this.password = password;
        this.port = port;
    }

    static EmbeddedBroker start(String password) {
        try {
            return startIn(Files.createTempDirectory("shelfbell-broker"), password);
        } catch (Exception e) { // Qpid declares nothing narrower
            throw new CannotEmbed(
                    "The AMQP broker did not start: "
                            + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
                    "A broker of your own: SPRING_RABBITMQ_HOST, SPRING_RABBITMQ_USERNAME, SPRING_RABBITMQ_PASSWORD.",
                    e);
        }
    }

    private static EmbeddedBroker startIn(Path folder, String password) throws Exception {
        var listener = new Started();
        var launcher = new SystemLauncher(listener);
        try {
            launcher.startup(attributes(folder, password));
            var broker = listener.broker();
            stopOnlyWhenTold(broker);
            var port = broker.getPorts().iterator().next().getBoundPort();
            return new EmbeddedBroker(launcher, folder, password, port);
        } catch (Exception e) {
            FileSystemUtils.deleteRecursively(folder);
            throw e;
        }
    }

    /** Qpid stops by itself when the JVM ends, beside the application that still uses it. There is no setting against that. */
    private static void stopOnlyWhenTold(Broker<?> broker) {
        var hook =
                Objects.requireNonNull(ReflectionUtils.findField(broker.getClass(), "_shutdownHook"), "Qpid changed");
        ReflectionUtils.makeAccessible(hook);
        Runtime.getRuntime().removeShutdownHook((Thread) ReflectionUtils.getField(hook, broker));
    }

    /** Files instead of Qpid's {@code classpath:} addresses, which do not see into a Spring Boot jar. */
    private static Map<String, Object> attributes(Path folder, String password) throws IOException {
        var context = Map.of(
                "qpid.work_dir",
                folder.toString(),
                "shelfbell.user",
                USER,
                "shelfbell.password",
                password,
                "shelfbell.address",
                InetAddress.getLoopbackAddress().getHostAddress());
        return Map.of(
                "type",
                "Memory",
                "context",
                context,
                "startupLoggedToSystemOut",
                false,
                "initialConfigurationLocation",
                copy("broker.json", folder),
                "initialSystemPropertiesLocation",
                copy("broker.properties", folder));
    }

    private static String copy(String name, Path folder) throws IOException {
        var file = folder.resolve(name);
        try (var resource = new ClassPathResource(name, EmbeddedBroker.class).getInputStream()) {
            Files.copy(resource, file);
        }
        return file.toUri().toString();
    }

    @Override
    public String described() {
        return "AMQP 0-9-1 broker (Qpid Broker-J, in memory), port=" + port;
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                "spring.rabbitmq.host",
                InetAddress.getLoopbackAddress().getHostAddress(),
                "spring.rabbitmq.port",
                port,
                "spring.rabbitmq.username",
                USER,
                "spring.rabbitmq.password",
                password,
                "spring.rabbitmq.virtual-host",
                "/",
                "spring.rabbitmq.ssl.enabled",
                false);
    }

    @Override
    public void close() {
        launcher.shutdown();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the broker's folder " + folder, e);
        }
    }

    /** The launcher swallows a failed start and tells only its listener. */
    private static final class Started extends DefaultSystemLauncherListener {
        private final AtomicReference<@Nullable SystemConfig<?>> system = new AtomicReference<>();
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

        @Override
        public void onContainerResolve(SystemConfig<?> systemConfig) {
            system.set(systemConfig);
        }

        @Override
        public void errorOnStartup(RuntimeException e) {
            failure.set(e);
        }

        Broker<?> broker() {
            var cause = failure.get();
            var config = system.get();
            if (cause != null || config == null) throw new IllegalStateException("the broker did not start", cause);
            return config.getContainer(Broker.class);
        }
    }
}
