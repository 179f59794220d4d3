package io.shelfbell.command.bench;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.broker.RoundTrip;
import io.shelfbell.command.service.Outsider;
import io.shelfbell.command.stage.Gateways;
import io.shelfbell.command.stage.Node;
import io.shelfbell.command.stage.ProviderLedger;
import io.shelfbell.command.stage.Servers;
import io.shelfbell.command.terminal.BuildVersion;
import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.command.terminal.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Many messages to a provider that fails, by two nodes of which one is killed again and again; or to the sandbox, as fast as it goes. */
final class DeliverBench {
    private static final Duration LIFE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int CEILING_MESSAGES = 50_000;
    private static final int PAGE = 500;

    /** Messages to the sandbox that are not measured: a node compiles its code while it runs. */
    static final int WARM_UP = 10_000;

    private final Path folder;
    private final int messages;
    private final Progress progress;

    DeliverBench(Path folder, int messages, Progress progress) {
        this.folder = folder;
        this.messages = messages;
        this.progress = progress;
    }

    SandboxResult toSandbox() throws IOException, InterruptedException {
        try (var servers = Servers.start(folder.resolve("data"));
                var broker = new RoundTrip(servers.settings());
                var node = Node.service(folder.resolve("node-a.log"), servers.settings())) {
            var service = outsider(node, servers);
            var warmUp = new WaitingCustomers(service, WARM_UP);
            warmUp.order(progress::step);
            lastInSandbox(servers, warmUp.emptyTheShelves(), WARM_UP);
            var customers = new WaitingCustomers(service, messages);
            customers.order(progress::step);
            broker.measure(CEILING_MESSAGES / 10);
            double ceiling = broker.measure(CEILING_MESSAGES);
            var answered = customers.emptyTheShelves();
            var last = lastInSandbox(servers, answered, messages);
            double seconds = Duration.between(answered, last).toMillis() / 1000.0;
            return new SandboxResult(BuildVersion.text(), messages, seconds, messages / seconds, ceiling);
        }
    }

    /** The database of the measurement is asked, so that asking takes nothing from the service. */
    private Instant lastInSandbox(Servers servers, Instant since, int expected) throws InterruptedException {
        record Arrived(long count, Instant last) {}
        var database = servers.database();
        for (long began = System.nanoTime();
                System.nanoTime() - began < PATIENCE.toNanos();
                Thread.sleep(LOOK.toMillis())) {
            var arrived = database.sql(
                            "select count(*) as count, coalesce(max(received_at), now()) as last from sandbox_message where received_at >= :since")
                    .param("since", since.minusSeconds(1).atOffset(ZoneOffset.UTC))
                    .query((row, no) -> new Arrived(
                            row.getLong("count"), row.getTimestamp("last").toInstant()))
                    .single();
            if (arrived.count() >= expected) return arrived.last();
        }
        throw new CommandFailed("Not all messages arrived within " + PATIENCE.toMinutes() + " minutes.");
    }

    DeliverResult throughFaults(double faults, long seed) throws IOException, InterruptedException {
        var ledger = folder.resolve("ledger");
        try (var servers = Servers.start(folder.resolve("data"));
                var provider = Node.command(
                        folder.resolve("provider.log"),
                        "bench",
                        "faulty-provider",
                        "--ledger",
                        ledger.toString(),
                        "--faults",
                        String.valueOf(faults),
                        "--seed",
                        String.valueOf(seed))) {
            var settings = new LinkedHashMap<>(servers.settings());
            settings.putAll(Gateways.at(provider.port()));
            try (var node = Node.service(folder.resolve("node-a.log"), settings)) {
                var service = outsider(node, servers);
                var customers = new WaitingCustomers(service, messages);
                customers.order(progress::step);
                try (var restarts = new Restarts(folder, settings, second -> second.hasBeenUpFor(LIFE))) {
                    long began = System.nanoTime();
                    customers.emptyTheShelves();
                    awaitEnd(service);
                    double seconds = (System.nanoTime() - began) / 1e9;
                    return result(service, customers, ledger, restarts.kills(), seed, seconds);
                }
            }
        }
    }

    private static Outsider outsider(Node node, Servers servers) throws IOException, InterruptedException {
        int port = node.port();
        if (port < 0) throw new CommandFailed("The first node did not start.");
        return new Outsider(
                URI.create("http://127.0.0.1:" + port),
                new KeyRing(servers.database()).issue("bench", Role.ADMIN.scopes()));
    }

    private void awaitEnd(Outsider service) throws InterruptedException {
        for (long began = System.nanoTime();
                System.nanoTime() - began < PATIENCE.toNanos();
                Thread.sleep(LOOK.toMillis())) {
            var total = service.get("/api/v1/kpis").at("/deliveries/0");
            if (total.path("pending").asLong() == 0
                    && total.path("sent").asLong() + total.path("failed").asLong() >= messages) return;
        }
        throw new CommandFailed("The backlog is not drained after " + PATIENCE.toMinutes() + " minutes.");
    }

    private DeliverResult result(
            Outsider service, WaitingCustomers customers, Path ledger, int kills, long seed, double seconds)
            throws IOException, InterruptedException {
        var taken = ProviderLedger.taken(ledger);
        var doubled = taken.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        long sent = 0;
        var ambiguous = new HashSet<String>();
        for (var sku : customers.skus())
            for (var notification : service.get("/api/v1/notifications?limit=" + PAGE + "&sku=" + sku)) {
                if (notification.path("state").asString().equals("SENT")) sent++;
                for (var delivery : notification.path("deliveries"))
                    if (delivery.path("answersLost").asInt() > 0)
                        ambiguous.add("d" + delivery.path("id").asLong());
            }
        long counted = doubled.stream()
                .filter(id -> ambiguous.contains(id.substring(0, id.indexOf('@'))))
                .count();
        return new DeliverResult(
                BuildVersion.text(),
                messages,
                taken.size(),
                messages - taken.size(),
                doubled.size(),
                counted,
                sent,
                ProviderLedger.events(ledger),
                kills,
                seed,
                seconds);
    }
}
