package io.shelfbell.command.drill;

import io.shelfbell.command.drill.FaultProxy.Mood;
import io.shelfbell.command.stage.Gateways;
import io.shelfbell.command.stage.Node;
import io.shelfbell.command.stage.Servers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The servers of a drill, each behind a proxy: nodes know only the proxies. A broker and a provider of its own are processes that can be killed. */
final class Scene implements AutoCloseable {
    private static final int POSTGRES = 5432;
    private static final String PASSWORD = UUID.randomUUID().toString();

    private final Path folder;
    private final Servers servers;
    private final long seed;
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable Node broker;
    private Node provider;
    private int starts;
    private volatile int brokerPort;
    private volatile int providerPort;

    final FaultProxy toDatabase;
    final FaultProxy toBroker;
    final FaultProxy toProvider;

    /** @param servers the database, and a broker when one is configured */
    Scene(Path folder, Servers servers, long seed) throws IOException, InterruptedException {
        this.folder = folder;
        this.servers = servers;
        this.seed = seed;
        var given = servers.settings();
        if (given.containsKey("spring.rabbitmq.port") || given.containsKey("spring.rabbitmq.host"))
            brokerPort = Integer.parseInt(given.getOrDefault("spring.rabbitmq.port", "5672"));
        provider = startProvider();
        toDatabase = new FaultProxy(() -> databasePort(given));
        toBroker = new FaultProxy(() -> brokerPort);
        toProvider = new FaultProxy(() -> providerPort);
        open.addAll(List.of(toDatabase, toBroker, toProvider));
        if (hasBrokerOfItsOwn()) broker = startBroker();
    }

    /** Only such a one may be killed. */
    boolean hasBrokerOfItsOwn() {
        return !servers.settings().containsKey("spring.rabbitmq.host");
    }

    Path ledger() {
        return folder.resolve("ledger");
    }

    JdbcClient database() {
        return servers.database();
    }

    Connection connect() throws SQLException {
        return servers.connect();
    }

    private static int databasePort(Map<String, String> settings) {
        var url = Objects.requireNonNull(settings.get("spring.datasource.url"), "no database");
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        return port < 0 ? POSTGRES : port;
    }

    private Node startBroker() throws IOException, InterruptedException {
        var node =
                Node.command(folder.resolve("broker-" + ++starts + ".log"), "drill", "broker", "--password", PASSWORD);
        brokerPort = node.port();
        return node;
    }

    private Node startProvider() throws IOException, InterruptedException {
        var node = Node.command(
                folder.resolve("provider-" + ++starts + ".log"),
                "bench",
                "faulty-provider",
                "--ledger",
                ledger().toString(),
                "--faults",
                "0.1",
                "--seed",
                String.valueOf(seed + starts));
        providerPort = node.port();
        return node;
    }

    /** It loses everything: its queues are in memory. */
    void killBroker(Duration away) throws IOException, InterruptedException {
        if (broker != null) broker.kill();
        Thread.sleep(away.toMillis());
        broker = startBroker();
    }

    void killProvider(Duration away) throws IOException, InterruptedException {
        provider.kill();
        Thread.sleep(away.toMillis());
        provider = startProvider();
    }

    /** All lines are as they should be. */
    void calm() {
        List.of(toDatabase, toBroker, toProvider).forEach(proxy -> proxy.be(Mood.PASS));
    }

    /** What a node has to be told, its leases and waits short enough for a drill. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<>(servers.settings());
        settings.computeIfPresent(
                "spring.datasource.url",
                (name, url) -> url.replaceFirst("//[^/]+/", "//127.0.0.1:" + toDatabase.port() + "/"));
        settings.put("spring.rabbitmq.host", "127.0.0.1");
        settings.put("spring.rabbitmq.port", String.valueOf(toBroker.port()));
        if (hasBrokerOfItsOwn()) {
            settings.put("spring.rabbitmq.username", "shelfbell");
            settings.put("spring.rabbitmq.password", PASSWORD);
            settings.put("spring.rabbitmq.virtual-host", "/");
        }
        settings.putAll(Gateways.at(toProvider.port()));
        settings.put("spring.rabbitmq.requested-heartbeat", "5s");
        settings.put("spring.datasource.hikari.connection-timeout", "5000");
        settings.put("spring.datasource.hikari.data-source-properties.socketTimeout", "20");
        settings.put("spring.datasource.hikari.data-source-properties.connectTimeout", "5");
        return settings;
    }

    @Override
    public void close() throws Exception {
        provider.close();
        if (broker != null) broker.close();
        for (var one : open) one.close();
    }
}
