package io.shelfbell.embedded;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.ClassUtils;

/** Which servers nobody configured, and where their files go. An empty setting counts as none. */
record Wanted(boolean database, boolean broker, Path directory) {
    private static final String ZONKY = "io.zonky.test.db.postgres.embedded.PgBinaryResolver";
    private static final String QPID = "org.apache.qpid.server.SystemLauncher";

    /**
     * Nothing is wanted with {@code shelfbell.embedded.enabled=false}, for a command that needs neither server, and no broker with
     * {@code shelfbell.embedded.broker=false}.
     */
    static Wanted by(Binder settings) {
        var enabled = settings.bind("shelfbell.embedded.enabled", Boolean.class).orElse(true);
        var broker = enabled
                && settings.bind("shelfbell.embedded.broker", Boolean.class).orElse(true);
        return new Wanted(
                enabled && unset(settings, "spring.datasource.url"),
                broker && unset(settings, "spring.rabbitmq.host") && unset(settings, "spring.rabbitmq.addresses"),
                Path.of(settings.bind("shelfbell.data.directory", String.class).orElse("data"))
                        .toAbsolutePath()
                        .normalize());
    }

    private static boolean unset(Binder settings, String name) {
        return settings.bind(name, Bindable.listOf(String.class)).orElse(List.of()).stream()
                .allMatch(String::isBlank);
    }

    boolean nothing() {
        return !database && !broker;
    }

    /** The production jar has no servers inside. */
    void requireLibraries(@Nullable ClassLoader classes) {
        var noDatabase = database && !ClassUtils.isPresent(ZONKY, classes);
        var noBroker = broker && !ClassUtils.isPresent(QPID, classes);
        if (!noDatabase && !noBroker) return;
        throw new CannotEmbed(
                "No %s is configured, and this jar has none inside.".formatted(missing(noDatabase, noBroker)),
                """
                Either set these variables (or the properties of the same names):
                %s\
                or start shelfbell-embedded.jar, which brings its own PostgreSQL and AMQP broker.""".formatted(settings(noDatabase, noBroker)));
    }

    private static String missing(boolean database, boolean broker) {
        if (database && broker) return "database and no message broker";
        return database ? "database" : "message broker";
    }

    private static String settings(boolean database, boolean broker) {
        return (database
                        ? "  SPRING_DATASOURCE_URL=jdbc:postgresql://HOST:5432/shelfbell, with SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD\n"
                        : "")
                + (broker
                        ? "  SPRING_RABBITMQ_HOST=HOST, with SPRING_RABBITMQ_USERNAME and SPRING_RABBITMQ_PASSWORD\n"
                        : "");
    }
}
