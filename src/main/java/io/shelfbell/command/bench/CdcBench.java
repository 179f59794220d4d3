package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Node;
import io.shelfbell.command.stage.Servers;
import io.shelfbell.command.terminal.BuildVersion;
import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.intake.source.SourceFolder;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.cdc.CountingEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A warehouse in a database of its own, and a service that reads its log. */
final class CdcBench {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int ITEMS = 10_000;
    private static final int CHANGES_A_TRANSACTION = 10;

    private final Path folder;
    private final int rate;
    private final int warmUp;
    private final int events;
    private final int backlog;

    /**
     * @param rate changes a second
     * @param warmUp seconds at that rate that are not measured
     * @param seconds that are
     * @param backlog changes
     */
    CdcBench(Path folder, int rate, int warmUp, int seconds, int backlog) {
        this.folder = folder;
        this.rate = rate;
        this.warmUp = rate * warmUp;
        this.events = rate * seconds;
        this.backlog = backlog;
    }

    CdcResult run() throws IOException, InterruptedException, SQLException {
        try (var warehouse = Servers.start(folder.resolve("warehouse"));
                var servers = Servers.start(folder.resolve("data"));
                var stock = warehouse.connect()) {
            fill(stock, Math.max(ITEMS, events + warmUp));
            describe(folder, "bench", warehouse.settings());
            var ours = JdbcClient.create(new SingleConnectionDataSource(servers.connect(), true));
            var settings = new LinkedHashMap<>(servers.settings());
            settings.put(
                    "shelfbell.sources.directory", folder.resolve("sources").toString());
            return measure(stock, warehouse.settings(), ours, settings);
        }
    }

    private CdcResult measure(
            Connection stock, Map<String, String> warehouse, JdbcClient ours, Map<String, String> settings)
            throws IOException, InterruptedException, SQLException {
        Spread latency;
        int missed;
        try (var node = Node.steady(folder.resolve("node.log"), settings)) {
            if (node.port() < 0) throw new CommandFailed("The service did not start.");
            await(ours, "select count(*) from stock_source where state = 'STREAMING'", 1);
            var samples = latencies(stock, ours);
            missed = events - samples.size();
            latency = Spread.of(samples);
        }
        describe(folder, "bare", warehouse);
        var bare = settings("bare");
        try (var engine = CountingEngine.start(bare)) {
            Thread.sleep(5000);
            update(stock, 1, 1);
            engine.await(1);
            Thread.sleep(2000); // its slot remembers what it confirmed
        }
        Files.delete(folder.resolve("sources").resolve("bare.yaml"));
        change(stock);
        try (var node = Node.steady(folder.resolve("node-again.log"), settings)) {
            var drained = drain(ours, node);
            return new CdcResult(
                    BuildVersion.text(),
                    rate,
                    latency,
                    missed,
                    backlog,
                    drained.perSecond(),
                    drained.sustained(),
                    count(bare),
                    drained.peakMegabytesAtHalf(),
                    node.peakMegabytes());
        }
    }

    private static void fill(Connection stock, int items) throws SQLException {
        try (var statement = stock.createStatement()) {
            statement.execute("create table bench_stock (id integer primary key, sku text, qty integer)");
            statement.execute(
                    "insert into bench_stock select n, 'BENCH-' || n, 100 from generate_series(1, " + items + ") n");
        }
    }

    static void describe(Path folder, String name, Map<String, String> warehouse) throws IOException {
        Files.createDirectories(folder.resolve("sources"));
        Files.writeString(folder.resolve("sources").resolve(name + ".yaml"), """
                kind: postgresql
                url: "%s"
                username: "%s"
                password: "%s"
                tables:
                  - table: bench_stock
                    sku: sku
                    location: "'MAIN'"
                    onHand: qty
                """.formatted(
                        warehouse.get("spring.datasource.url"),
                        warehouse.getOrDefault("spring.datasource.username", ""),
                        warehouse.getOrDefault("spring.datasource.password", "")));
    }

    private SourceSettings settings(String name) {
        for (var file : new SourceFolder(folder.resolve("sources"), new StandardEnvironment()).read()) {
            var settings = file.settings();
            if (file.name().equals(name) && settings != null) return settings;
        }
        throw new IllegalStateException("no source: name=" + name);
    }

    /** Each change runs an item short; the first ones are not measured, because a node compiles its code while it runs. */
    private ArrayList<Duration> latencies(Connection stock, JdbcClient ours) throws InterruptedException, SQLException {
        var seen = new ConcurrentHashMap<String, Long>();
        var watcher = new Thread(() -> watch(ours, seen), "watcher");
        watcher.setDaemon(true);
        watcher.start();
        var committed = new LinkedHashMap<String, Long>();
        long pause = Duration.ofSeconds(1).toNanos() / rate;
        long next = System.nanoTime();
        for (int item = 1; item <= events + warmUp; item++) {
            LockSupport.parkNanos(next - System.nanoTime());
            next += pause;
            update(stock, item, -1);
            if (item > warmUp) committed.put("BENCH-" + item, System.nanoTime());
        }
        Thread.sleep(Duration.ofSeconds(3).toMillis());
        watcher.interrupt();
        watcher.join();
        var samples = new ArrayList<Duration>();
        committed.forEach((sku, at) -> {
            var until = seen.get(sku);
            if (until != null) samples.add(Duration.ofNanos(Math.max(0, until - at)));
        });
        return samples;
    }

    private static void watch(JdbcClient ours, Map<String, Long> seen) {
        record Occasion(long id, String sku) {}
        long last = 0;
        while (!Thread.currentThread().isInterrupted()) {
            var fresh = ours.sql(
                            "select occasion_id as id, sku from occasion where occasion_id > :last order by occasion_id")
                    .param("last", last)
                    .query(Occasion.class)
                    .list();
            long now = System.nanoTime();
            for (var occasion : fresh) {
                seen.putIfAbsent(occasion.sku(), now);
                last = Math.max(last, occasion.id());
            }
            if (fresh.isEmpty()) LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private static void update(Connection stock, int item, int units) throws SQLException {
        try (var statement = stock.prepareStatement("update bench_stock set qty = ? where id = ?")) {
            statement.setInt(1, units);
            statement.setInt(2, item);
            statement.executeUpdate();
        }
    }

    /** Changes ten rows a transaction, all over the items; every hundredth change runs an item short or fills it again. */
    private void change(Connection stock) throws SQLException {
        stock.setAutoCommit(false);
        try (var statement = stock.prepareStatement("""
                update bench_stock set qty = case when (? + id) % 100 = 0 then -qty else sign(qty) * (50 + (? + id) % 50) end
                where id between ? and ?
                """)) {
            for (int done = 0; done < backlog; done += CHANGES_A_TRANSACTION) {
                int first = 1 + done % ITEMS;
                statement.setInt(1, done);
                statement.setInt(2, done);
                statement.setInt(3, first);
                statement.setInt(4, first + CHANGES_A_TRANSACTION - 1);
                statement.executeUpdate();
                stock.commit();
            }
        }
        stock.setAutoCommit(true);
        update(stock, ITEMS, 4711);
    }

    /** From the first change that is taken to the last. */
    private Drained drain(JdbcClient ours, Node node) throws IOException, InterruptedException {
        long sequence =
                ours.sql("select sequence from stock_source").query(Long.class).single();
        awaitSequence(ours, sequence + 1);
        long began = System.nanoTime();
        awaitSequence(ours, sequence + backlog / CHANGES_A_TRANSACTION / 2);
        long half = System.nanoTime();
        long peakAtHalf = node.peakMegabytes();
        await(ours, "select count(*) from stock_level where sku = 'BENCH-%d' and on_hand = 4711".formatted(ITEMS), 1);
        long end = System.nanoTime();
        return new Drained(backlog / ((end - began) / 1e9), backlog / 2 / ((end - half) / 1e9), peakAtHalf);
    }

    private record Drained(double perSecond, double sustained, long peakMegabytesAtHalf) {}

    private static void awaitSequence(JdbcClient ours, long sequence) throws InterruptedException {
        await(ours, "select count(*) from stock_source where sequence >= " + sequence, 1);
    }

    private double count(SourceSettings settings) throws InterruptedException, IOException, SQLException {
        try (var engine = CountingEngine.start(settings)) {
            engine.await(1);
            long already = engine.count();
            long began = System.nanoTime();
            engine.await(backlog);
            return (backlog - already) / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static void await(JdbcClient ours, String question, long answer) throws InterruptedException {
        for (long began = System.nanoTime();
                System.nanoTime() - began < PATIENCE.toNanos();
                Thread.sleep(LOOK.toMillis()))
            if (ours.sql(question).query(Long.class).single() >= answer) return;
        throw new CommandFailed("Not within " + PATIENCE.toMinutes() + " minutes: " + question);
    }
}
