package io.shelfbell.command.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.shelfbell.command.stage.Node;
import io.shelfbell.command.stage.Servers;
import io.shelfbell.command.terminal.BuildVersion;
import io.shelfbell.command.terminal.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The same history of a warehouse twice, with the same seed: once for a service that nobody disturbs; once, more slowly, for two nodes of
 * which the one that reads is killed as soon as it has taken in changes for three seconds, until there are no more. Positions must be the
 * warehouse's, and occasions the same both times.
 */
final class CdcDrill {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LIFE = Duration.ofSeconds(3);
    private static final int ITEMS = 1_000;
    private static final int CHANGES_A_TRANSACTION = 5;
    private static final int LAST = 4711;

    private final Path folder;
    private final int changes;
    private final Duration lasting;
    private final long seed;

    /** @param lasting how long the changes take while nodes are killed */
    CdcDrill(Path folder, int changes, Duration lasting, long seed) {
        this.folder = folder;
        this.changes = changes;
        this.lasting = lasting;
        this.seed = seed;
    }

    CdcDrillResult run() throws IOException, InterruptedException, SQLException {
        try (var warehouse = Servers.start(folder.resolve("warehouse"));
                var servers = Servers.start(folder.resolve("data"));
                var stock = warehouse.connect()) {
            fill(stock);
            CdcBench.describe(folder, "drill", warehouse.settings());
            var ours = JdbcClient.create(new SingleConnectionDataSource(servers.connect(), true));
            var settings = new LinkedHashMap<>(servers.settings());
            settings.put(
                    "shelfbell.sources.directory", folder.resolve("sources").toString());
            calm(stock, ours, settings);
            long began = System.nanoTime();
            int kills = killed(stock, ours, settings);
            return result(stock, ours, kills, (System.nanoTime() - began) / 1e9);
        }
    }

    private void calm(Connection stock, JdbcClient ours, Map<String, String> settings)
            throws IOException, InterruptedException, SQLException {
        try (var node = Node.service(folder.resolve("calm.log"), settings)) {
            if (node.port() < 0) throw new CommandFailed("The service did not start.");
            await(ours, "select count(*) from stock_level where sku like 'CALM-%' or sku like 'KILL-%'", 2L * ITEMS);
            change(stock, "CALM", Duration.ZERO);
            awaitLast(ours, "CALM");
        }
    }

    private int killed(Connection stock, JdbcClient ours, Map<String, String> settings)
            throws IOException, InterruptedException, SQLException {
        int kills;
        var reader = new Reader(ours);
        try (var one = restarts("one", reader, settings);
                var other = restarts("other", reader, settings)) {
            change(stock, "KILL", lasting.dividedBy(Math.max(1, changes / CHANGES_A_TRANSACTION)));
            kills = one.kills() + other.kills();
        }
        try (var last = Node.service(folder.resolve("last.log"), settings)) {
            if (last.port() < 0) throw new CommandFailed("The service did not start.");
            awaitLast(ours, "KILL");
        }
        return kills;
    }

    private Restarts restarts(String name, Reader reader, Map<String, String> settings) throws IOException {
        return new Restarts(
                Files.createDirectories(folder.resolve(name)), settings, node -> reader.hasTakenFor(node.pid(), LIFE));
    }

    private static void fill(Connection stock) throws SQLException {
        try (var statement = stock.createStatement()) {
            statement.execute("create table bench_stock (id integer primary key, sku text, qty integer)");
            for (var set : List.of("CALM", "KILL"))
                statement.execute("insert into bench_stock select n + %d, '%s-' || n, 100 from generate_series(1, %d) n"
                        .formatted(offset(set), set, ITEMS));
        }
    }

    private static int offset(String set) {
        return set.equals("CALM") ? 0 : ITEMS;
    }

    private void change(Connection stock, String set, Duration pause) throws SQLException {
        var random = new Random(seed);
        long next = System.nanoTime();
        try (var statement = stock.prepareStatement("update bench_stock set qty = ? where id = ?")) {
            stock.setAutoCommit(false);
            for (int done = 0; done < changes; done++) {
                update(statement, offset(set) + 1 + random.nextInt(ITEMS - 1), random.nextInt(16) - 4);
                if (done % CHANGES_A_TRANSACTION < CHANGES_A_TRANSACTION - 1) continue;
                stock.commit();
                next += pause.toNanos();
                LockSupport.parkNanos(next - System.nanoTime());
            }
            update(statement, offset(set) + ITEMS, LAST);
            stock.commit();
            stock.setAutoCommit(true);
        }
    }

    private static void update(PreparedStatement statement, int id, int units) throws SQLException {
        statement.setInt(1, units);
        statement.setInt(2, id);
        statement.executeUpdate();
    }

    private CdcDrillResult result(Connection stock, JdbcClient ours, int kills, double seconds) throws IOException {
        var there = JdbcClient.create(new SingleConnectionDataSource(stock, true))
                .sql("select sku, qty from bench_stock order by sku")
                .query(Position.class)
                .list();
        var here = ours.sql("select sku, on_hand as qty from stock_level order by sku")
                .query(Position.class)
                .list();
        var calm = occasions(ours, "CALM");
        var killed = occasions(ours, "KILL");
        long same = calm.entrySet().stream()
                .filter(item -> item.getValue().equals(killed.get(item.getKey())))
                .count();
        return new CdcDrillResult(
                BuildVersion.text(),
                changes,
                kills,
                seed,
                seconds,
                there.size(),
                there.stream().filter(position -> !here.contains(position)).count(),
                count(calm),
                count(killed),
                Math.max(calm.size(), killed.size()) - same);
    }

    private record Position(String sku, int qty) {}

    private static long count(Map<String, List<String>> occasions) {
        return occasions.values().stream().mapToLong(List::size).sum();
    }

    /** By item, in their order. */
    private static Map<String, List<String>> occasions(JdbcClient ours, String set) {
        record Occasion(String item, String occasion) {}
        return ours
                .sql("select substr(sku, 6) as item, occasion from occasion where sku like :set order by occasion_id")
                .param("set", set + "-%")
                .query(Occasion.class)
                .list()
                .stream()
                .collect(groupingBy(Occasion::item, mapping(Occasion::occasion, toList())));
    }

    private static void awaitLast(JdbcClient ours, String set) throws InterruptedException {
        await(
                ours,
                "select count(*) from stock_level where sku = '%s-%d' and on_hand = %d".formatted(set, ITEMS, LAST),
                1);
    }

    private static void await(JdbcClient ours, String question, long answer) throws InterruptedException {
        for (long began = System.nanoTime();
                System.nanoTime() - began < PATIENCE.toNanos();
                Thread.sleep(LOOK.toMillis()))
            if (isThere(ours) && ours.sql(question).query(Long.class).single() >= answer) return;
        throw new CommandFailed("Not within " + PATIENCE.toMinutes() + " minutes: " + question);
    }

    /** The first node makes the tables. */
    private static boolean isThere(JdbcClient ours) {
        return ours.sql("select count(*) from information_schema.tables where table_name = 'stock_level'")
                        .query(Long.class)
                        .single()
                > 0;
    }
}
