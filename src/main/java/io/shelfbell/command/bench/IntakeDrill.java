package io.shelfbell.command.bench;

import static java.util.stream.Collectors.toMap;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.command.service.Outsider;
import io.shelfbell.command.stage.Node;
import io.shelfbell.command.stage.Servers;
import io.shelfbell.command.terminal.BuildVersion;
import io.shelfbell.command.terminal.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders, their changes and cancellations, each sent up to three times and shuffled, to two nodes that are killed all the time. A shop sends
 * again until it is told that it was heard. In the end each order must be what its newest version says.
 */
final class IntakeDrill {
    private static final Duration LIFE = Duration.ofSeconds(3);
    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final int SENDERS = 16;
    private static final int MOST_TIMES = 3;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final int orders;
    private final Duration lasting;
    private final long seed;
    private final List<List<ShopOrder>> history = new ArrayList<>();
    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();

    /** @param lasting how long orders come at least */
    IntakeDrill(Path folder, int orders, Duration lasting, long seed) {
        this.folder = folder;
        this.orders = orders;
        this.lasting = lasting;
        this.seed = seed;
    }

    IntakeDrillResult run() throws IOException, InterruptedException {
        var deliveries = deliveries();
        try (var servers = Servers.start(folder.resolve("data"))) {
            var database = servers.database();
            var key = prepare(servers);
            long began = System.nanoTime();
            int kills;
            try (var one = restarts("one", servers);
                    var other = restarts("other", servers)) {
                send(deliveries, new Posts(key), List.of(one, other));
                kills = one.kills() + other.kills();
            }
            try (var last = Node.service(folder.resolve("last.log"), servers.settings())) {
                if (last.port() < 0) throw new CommandFailed("The service did not start.");
                IntakeBench.awaitStored(database);
            }
            return result(database, deliveries.size(), kills, (System.nanoTime() - began) / 1e9);
        }
    }

    private List<byte[]> deliveries() {
        var random = new Random(seed);
        var now = Clock.systemUTC().instant();
        var deliveries = new ArrayList<byte[]>();
        for (int i = 1; i <= orders; i++) {
            var versions = new ArrayList<ShopOrder>();
            versions.add(ShopOrder.placed(i, now, random));
            if (random.nextInt(2) == 0) versions.add(versions.get(0).changed(random));
            if (random.nextInt(5) == 0)
                versions.add(versions.get(versions.size() - 1).withdrawn());
            history.add(versions);
            for (var version : versions)
                deliveries.addAll(Collections.nCopies(1 + random.nextInt(MOST_TIMES), version.body()));
        }
        Collections.shuffle(deliveries, random);
        return deliveries;
    }

    private String prepare(Servers servers) throws IOException, InterruptedException {
        try (var first = Node.service(folder.resolve("first.log"), servers.settings())) {
            int port = first.port();
            if (port < 0) throw new CommandFailed("The service did not start.");
            var key = new KeyRing(servers.database()).issue("bench", Role.ADMIN.scopes());
            IntakeBench.fillShelves(new Outsider(URI.create("http://127.0.0.1:" + port), key));
            return key;
        }
    }

    private Restarts restarts(String name, Servers servers) throws IOException {
        return new Restarts(
                Files.createDirectories(folder.resolve(name)), servers.settings(), node -> node.hasBeenUpFor(LIFE));
    }

    private void send(List<byte[]> deliveries, Posts shop, List<Restarts> nodes)
            throws IOException, InterruptedException {
        var next = new AtomicInteger();
        long began = System.nanoTime();
        long pause = lasting.dividedBy(deliveries.size()).toNanos();
        Callable<Void> sender = () -> {
            for (int i = next.getAndIncrement(); i < deliveries.size(); i = next.getAndIncrement()) {
                LockSupport.parkNanos(began + i * pause - System.nanoTime());
                sendUntilHeard(deliveries.get(i), i, shop, nodes);
            }
            return null;
        };
        var threads = Executors.newFixedThreadPool(SENDERS);
        try {
            for (var one : threads.invokeAll(Collections.nCopies(SENDERS, sender))) one.get();
        } catch (ExecutionException e) {
            throw new IOException("orders could not be sent", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void sendUntilHeard(byte[] body, int first, Posts shop, List<Restarts> nodes) throws InterruptedException {
        for (int i = first; ; i++) {
            var port = nodes.get(i % nodes.size()).port();
            if (port.isPresent()) {
                try {
                    var answer = shop.send(port.getAsInt(), body);
                    acknowledged.add(UUID.fromString(
                            JSON.readTree(answer).path("intakeId").asString()));
                    return;
                } catch (IOException e) {
                    // killed while it listened, or not listening any more: the shop sends again
                }
            }
            Thread.sleep(AGAIN.toMillis());
        }
    }

    private IntakeDrillResult result(JdbcClient database, int deliveries, int kills, double seconds)
            throws IOException {
        record Stored(String externalId, boolean cancelled, int units, int open) {}
        var stored = database.sql("""
                        select o.external_id, o.cancelled, sum(l.quantity) as units, sum(l.open) as open
                        from customer_order o join order_line l on l.order_id = o.order_id group by o.order_id
                        """).query(Stored.class).list();
        var wanted = history.stream()
                .map(versions -> versions.get(versions.size() - 1))
                .map(last -> new Stored(
                        String.valueOf(last.id()), last.cancelled(), last.units(), last.cancelled() ? 0 : last.units()))
                .collect(toMap(Stored::externalId, one -> one));
        var there = new HashMap<String, Stored>();
        stored.forEach(one -> there.put(one.externalId(), one));
        return new IntakeDrillResult(
                BuildVersion.text(),
                orders,
                history.stream().mapToInt(List::size).sum(),
                deliveries,
                kills,
                seed,
                seconds,
                lost(database),
                wanted.keySet().stream().filter(id -> !there.containsKey(id)).count(),
                stored.size()
                        - there.size()
                        + versions(database)
                        - history.stream().mapToInt(List::size).sum(),
                different(wanted, there));
    }

    private static <T> long different(Map<String, T> wanted, Map<String, T> there) {
        return wanted.entrySet().stream()
                .filter(one ->
                        there.containsKey(one.getKey()) && !one.getValue().equals(there.get(one.getKey())))
                .count();
    }

    private static long versions(JdbcClient database) {
        return database.sql("select count(*) from order_version")
                .query(Long.class)
                .single();
    }

    /** Acknowledged, and not there, or not worked on. */
    private long lost(JdbcClient database) {
        return database.sql("""
                        select count(*) from unnest(:ids::uuid[]) as a(id)
                        where not exists (select from intake i where i.intake_id = a.id and i.state = 'DONE')
                        """)
                .param("ids", acknowledged.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }
}
