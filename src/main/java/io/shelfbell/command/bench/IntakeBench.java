package io.shelfbell.command.bench;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.command.service.Outsider;
import io.shelfbell.command.stage.Node;
import io.shelfbell.command.stage.Servers;
import io.shelfbell.command.terminal.BuildVersion;
import io.shelfbell.command.terminal.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop that sends orders to one node: how long an acknowledgement takes, how many are acknowledged, and how many become orders. */
final class IntakeBench {
    static final int TIMES = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int AT_ONCE = 200;

    private final Path folder;
    private final int rate;
    private final int seconds;
    private final int warmUp;
    private final int orders;
    private final Random random = new Random(1);
    private final Instant now = Clock.systemUTC().instant();
    private long last = 1_000_000;

    /**
     * @param rate orders a second on a usual day; latency is measured at ten times of it
     * @param seconds for which it is
     * @param warmUp orders before, while a node compiles its code
     * @param orders of the throughput
     */
    IntakeBench(Path folder, int rate, int seconds, int warmUp, int orders) {
        this.folder = folder;
        this.rate = rate;
        this.seconds = seconds;
        this.warmUp = warmUp;
        this.orders = orders;
    }

    IntakeResult run() throws IOException, InterruptedException, SQLException {
        try (var servers = Servers.start(folder.resolve("data"));
                var node = Node.steady(folder.resolve("node.log"), servers.settings())) {
            int port = node.port();
            if (port < 0) throw new CommandFailed("The service did not start.");
            var key = new KeyRing(servers.database()).issue("bench", Role.ADMIN.scopes());
            fillShelves(new Outsider(URI.create("http://127.0.0.1:" + port), key));
            return measure(new Shop(new Posts(key), port), servers, node);
        }
    }

    static void fillShelves(Outsider service) throws InterruptedException {
        var now = Clock.systemUTC().instant();
        service.post("/api/v1/items", all("""
                {"sku": "BENCH-%d", "name": "Bench lamp", "category": "Bench", "price": {"amount": "19.00", "currency": "EUR"}}"""));
        service.post("/api/v1/stock/readings", all("""
                {"source": "bench", "sku": "BENCH-%%d", "location": "BENCH", "onHand": 100000000, "observedAt": "%s"}""".formatted(now)));
    }

    private static String all(String one) {
        return IntStream.range(0, ShopOrder.ITEMS).mapToObj(one::formatted).collect(Collectors.joining(",", "[", "]"));
    }

    /** One that knows its door. */
    private record Shop(Posts posts, int port) {
        List<Duration> send(List<byte[]> bodies, Duration pause) throws IOException, InterruptedException {
            return posts.send(port, bodies, pause);
        }
    }

    private IntakeResult measure(Shop shop, Servers servers, Node node)
            throws IOException, InterruptedException, SQLException {
        var database = servers.database();
        shop.send(bodies(warmUp), Duration.ZERO);
        awaitStored(database);
        var steady = Spread.of(
                shop.send(bodies(rate * seconds), Duration.ofSeconds(1).dividedBy(rate)));
        awaitStored(database);
        var busy = Spread.of(
                shop.send(bodies(TIMES * rate * seconds), Duration.ofSeconds(1).dividedBy((long) TIMES * rate)));
        awaitStored(database);
        var bodies = bodies(orders);
        long began = System.nanoTime();
        shop.send(bodies, Duration.ZERO);
        double accepting = seconds(began);
        awaitStored(database);
        double storing = seconds(began);
        try (var connection = servers.connect()) {
            return new IntakeResult(
                    BuildVersion.text(),
                    rate,
                    steady,
                    busy,
                    orders,
                    orders / accepting,
                    orders / storing,
                    orders / bare(connection, bodies),
                    last - 1_000_000 - stored(database),
                    node.peakMegabytes());
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private List<byte[]> bodies(int count) {
        var bodies = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++)
            bodies.add(ShopOrder.placed(++last, now, random).body());
        return bodies;
    }

    private static long stored(JdbcClient database) {
        return database.sql("select count(*) from customer_order")
                .query(Long.class)
                .single();
    }

    /** Asked from the index of what is open, so that asking takes little from the database. */
    static void awaitStored(JdbcClient database) throws InterruptedException {
        for (long began = System.nanoTime();
                System.nanoTime() - began < PATIENCE.toNanos();
                Thread.sleep(LOOK.toMillis()))
            if (!database.sql("select exists (select from intake where state = 'RECEIVED')")
                    .query(Boolean.class)
                    .single()) return;
        throw new CommandFailed("Not all orders are stored after " + PATIENCE.toMinutes() + " minutes.");
    }

    /** The same bodies into a table like ours by one connection that does nothing else, two hundred with one statement and one commit. */
    private static double bare(Connection connection, List<byte[]> bodies) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table bench_intake (like intake including all)");
        }
        long began = System.nanoTime();
        try (var insert = connection.prepareStatement("""
                insert into bench_intake (intake_id, channel, body, received_at, state, lease_until)
                select id, 'shopify', body, clock_timestamp(), 'RECEIVED', now() from unnest(?::uuid[], ?::bytea[]) as b(id, body)
                """)) {
            for (int from = 0; from < bodies.size(); from += AT_ONCE) {
                var some = bodies.subList(from, Math.min(bodies.size(), from + AT_ONCE));
                insert.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid",
                                some.stream().map(body -> UUID.randomUUID()).toArray()));
                insert.setArray(2, connection.createArrayOf("bytea", some.toArray(byte[][]::new)));
                insert.executeUpdate();
            }
        }
        return seconds(began);
    }
}
