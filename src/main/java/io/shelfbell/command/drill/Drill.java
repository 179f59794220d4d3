package io.shelfbell.command.drill;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.command.service.Outsider;
import io.shelfbell.command.stage.Servers;
import io.shelfbell.command.terminal.BuildVersion;
import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.command.terminal.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop lives for some minutes while everything fails in turn; then all is calm, the backlog drains, and the promises are counted. */
final class Drill {
    private static final Logger LOG = LoggerFactory.getLogger(Drill.class);
    private static final Duration UP = Duration.ofMinutes(3);
    private static final Duration DRAIN = Duration.ofMinutes(6);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration MAY_STILL_START = Duration.ofSeconds(8); // half of the sending lease of a drill
    private static final int MOST_REST_MILLIS = 3_000;

    private final Path folder;
    private final Plan plan;
    private final Progress progress;
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);

    /**
     * What is wanted.
     *
     * @param rate things that happen a second
     * @param settings of nodes, besides: a mutation is one
     */
    record Plan(Duration lasting, List<Fault> faults, int nodes, int rate, long seed, Map<String, String> settings) {}

    Drill(Path folder, Plan plan, Progress progress) {
        this.folder = folder;
        this.plan = plan;
        this.progress = progress;
    }

    DrillResult run() throws IOException, InterruptedException, SQLException {
        var began = Clock.systemUTC().instant();
        try (var servers = Servers.database(folder.resolve("data"));
                var scene = new Scene(folder, servers, plan.seed())) {
            var settings = scene.settings();
            settings.putAll(plan.settings());
            try (var crew = new Crew(folder, settings, plan.nodes())) {
                crew.awaitAll(UP);
                var key = new KeyRing(scene.database()).issue("drill", Role.ADMIN.scopes());
                describeItems(crew, key);
                try (var world = new World(crew, key)) {
                    var history = new History(plan.seed(), began);
                    live(scene, crew, world, history);
                    double recovered = recover(scene, crew, world);
                    var promises = new Promises(scene.database(), world, history, scene.ledger(), MAY_STILL_START);
                    return new DrillResult(
                            BuildVersion.text(),
                            plan.seed(),
                            plan.nodes(),
                            plan.lasting().toSeconds(),
                            struck.entrySet().stream()
                                    .collect(
                                            Collectors.toMap(one -> one.getKey().text(), Map.Entry::getValue)),
                            crew.ends(),
                            recovered,
                            Promises.leftovers(scene.database()),
                            promises.counts());
                }
            }
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // of closing
            throw new IOException(e);
        }
    }

    private static void describeItems(Crew crew, String key) throws InterruptedException {
        var port = crew.port(new Random(0)).orElseThrow(() -> new CommandFailed("No node is up."));
        new Outsider(URI.create("http://127.0.0.1:" + port), key)
                .post(
                        "/api/v1/items",
                        History.skus().stream().map("""
                                        {"sku": "%s", "name": "Drill lamp", "category": "Drill", "price": {"amount": "10.00", "currency": "EUR"}}"""::formatted).collect(Collectors.joining(",", "[", "]")));
    }

    /** The history goes on in a thread of its own while faults come one after the other. */
    private void live(Scene scene, Crew crew, World world, History history) throws InterruptedException {
        long end = System.nanoTime() + plan.lasting().toNanos();
        var author = new Thread(() -> write(world, history, end), "history");
        author.start();
        var random = new Random(plan.seed());
        var possible =
                plan.faults().stream().filter(fault -> fault.isPossible(scene)).toList();
        for (int i = 0; System.nanoTime() < end && !possible.isEmpty(); i++) {
            var fault = i < possible.size() ? possible.get(i) : possible.get(random.nextInt(possible.size()));
            strike(fault, scene, crew, random);
            progress.at(plan.lasting().minusNanos(end - System.nanoTime()).toSeconds());
            Thread.sleep(random.nextInt(MOST_REST_MILLIS));
        }
        author.join();
    }

    private void strike(Fault fault, Scene scene, Crew crew, Random random) throws InterruptedException {
        try {
            LOG.info("drill=striking fault={}", fault.text());
            fault.strike(scene, crew, random);
            struck.merge(fault, 1, Integer::sum);
        } catch (IOException | SQLException | DataAccessException e) {
            LOG.info("drill=could-not fault={} error={}", fault.text(), e.toString());
        }
    }

    private void write(World world, History history, long end) {
        long pause = Duration.ofSeconds(1).dividedBy(plan.rate()).toNanos();
        for (long due = System.nanoTime(); due < end; due += pause) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                LockSupport.parkNanos(left);
            history.next().forEach(world::tell);
        }
    }

    /** Nobody helps: how long it takes until nothing is left to do, in seconds. */
    private static double recover(Scene scene, Crew crew, World world) throws InterruptedException {
        long began = System.nanoTime();
        scene.calm();
        crew.awaitAll(UP);
        world.awaitHeard(DRAIN);
        while (System.nanoTime() - began < DRAIN.toNanos()) {
            if (isDrained(scene.database())) return (System.nanoTime() - began) / 1e9;
            Thread.sleep(LOOK.toMillis());
        }
        return Double.POSITIVE_INFINITY;
    }

    private static boolean isDrained(JdbcClient database) {
        try {
            return Promises.isDrained(database);
        } catch (DataAccessException e) {
            return false; // it may still recover from its last fault
        }
    }
}
