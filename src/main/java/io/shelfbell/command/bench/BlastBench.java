package io.shelfbell.command.bench;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.broker.RoundTrip;
import io.shelfbell.command.bench.BlastResult.Blast;
import io.shelfbell.command.service.Outsider;
import io.shelfbell.command.stage.Node;
import io.shelfbell.command.stage.Servers;
import io.shelfbell.command.terminal.BuildVersion;
import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.command.terminal.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An item that many watch comes back: from the reading to the last message at the sandbox, while single customers are told of their own. */
final class BlastBench {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration SINGLES_PAUSE = Duration.ofMillis(500);
    private static final Duration SINGLES_LOOK = Duration.ofMillis(50);
    private static final int CEILING_MESSAGES = 50_000;
    private static final int WARM_UP = 10_000;
    private static final int SINGLES = 40;

    private final Path folder;
    private final List<Integer> sizes;
    private final int rounds;
    private final Progress progress;
    private final Clock clock = Clock.systemUTC();

    /** @param sizes how many watch the item, one blast after the other */
    BlastBench(Path folder, List<Integer> sizes, int rounds, Progress progress) {
        this.folder = folder;
        this.sizes = sizes;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** The service, and what it works with. */
    private record Scene(Servers servers, Node node, Outsider service, Watchers watchers, AlertBench singles) {}

    BlastResult run() throws IOException, InterruptedException {
        try (var servers = Servers.start(folder.resolve("data"));
                var broker = new RoundTrip(servers.settings());
                var node = Node.steady(folder.resolve("node.log"), servers.settings())) {
            int port = node.port();
            if (port < 0) throw new CommandFailed("The service did not start.");
            var key = new KeyRing(servers.database()).issue("bench", Role.ADMIN.scopes());
            var service = new Outsider(URI.create("http://127.0.0.1:" + port), key);
            var scene = new Scene(
                    servers,
                    node,
                    service,
                    new Watchers(servers.database()),
                    new AlertBench(service, new Progress(1, null), SINGLES_LOOK));
            for (int i = 0; i < 2; i++) blast(scene, "WARM-UP-" + i, WARM_UP);
            broker.measure(CEILING_MESSAGES / 10);
            double ceiling = broker.measure(CEILING_MESSAGES);
            var blasts = new ArrayList<Blast>();
            for (int size : sizes)
                for (int round = 1; round <= rounds; round++) {
                    blasts.add(blast(scene, "BLAST-" + size + "-" + round, size));
                    progress.step();
                }
            return new BlastResult(BuildVersion.text(), blasts, ceiling);
        }
    }

    private Blast blast(Scene scene, String sku, int watchers) throws IOException, InterruptedException {
        var service = scene.service();
        service.post("/api/v1/items", """
                [{"sku": "%s", "name": "Bench lamp", "category": "Bench", "price": {"amount": "49.90", "currency": "EUR"}}]""".formatted(sku));
        service.post("/api/v1/stock/readings", reading(sku, 0));
        scene.watchers().watch(sku, watchers);
        var singles = scene.singles().prepare(BackorderCase.fresh(SINGLES));
        var cost = Cost.upToNow(scene.servers().database(), scene.node());
        service.post("/api/v1/stock/readings", reading(sku, 1_000_000));
        var answered = clock.instant();
        var ended = CompletableFuture.supplyAsync(() -> last(scene, sku, watchers));
        var alerts = new ArrayList<Duration>();
        for (var single : singles) {
            if (ended.isDone()) break;
            alerts.add(scene.singles().measure(single).seen());
            Thread.sleep(SINGLES_PAUSE.toMillis());
        }
        double seconds = Duration.between(answered, ended.join()).toMillis() / 1000.0;
        return new Blast(
                watchers,
                seconds,
                watchers / seconds,
                Spread.of(alerts),
                Cost.upToNow(scene.servers().database(), scene.node())
                        .since(cost)
                        .per(watchers),
                scene.node().megabytes());
    }

    private String reading(String sku, int onHand) {
        return """
                {"source": "bench", "sku": "%s", "location": "BENCH", "onHand": %d, "observedAt": "%s"}""".formatted(sku, onHand, clock.instant());
    }

    /** When the last message arrived. What is open is asked from its index, and seldom, so that asking takes little from the database. */
    private static Instant last(Scene scene, String sku, int watchers) {
        var database = scene.servers().database();
        var look = Duration.ofMillis(Math.max(100, Math.min(2_000, watchers / 100)));
        for (long began = System.nanoTime(); System.nanoTime() - began < PATIENCE.toNanos(); pause(look)) {
            boolean open =
                    database.sql("""
                            select exists (select from occasion where sku = :sku and state = 'OPEN')
                                or exists (select from delivery where lane = 'BULK' and state = 'PENDING' and due_at <= now())
                                or exists (select from delivery where lane = 'BULK' and state in ('RELAYED', 'SENDING'))
                            """).param("sku", sku).query(Boolean.class).single();
            if (!open) return whenLast(database, sku, watchers);
        }
        throw new CommandFailed(
                "Not all of " + watchers + " messages arrived within " + PATIENCE.toMinutes() + " minutes.");
    }

    private static Instant whenLast(JdbcClient database, String sku, int watchers) {
        record Sent(int messages, Instant last) {}
        var sent = database.sql("""
                        select count(*), max(d.sent_at) from delivery d join notification n using (notification_id)
                        where n.sku = :sku and n.occasion = 'BACK_IN_STOCK' and d.state = 'SENT'
                        """)
                .param("sku", sku)
                .query((row, n) -> new Sent(row.getInt(1), row.getTimestamp(2).toInstant()))
                .single();
        if (sent.messages() != watchers)
            throw new CommandFailed("%d of %d watchers were sent a message.".formatted(sent.messages(), watchers));
        return sent.last();
    }

    private static void pause(Duration look) {
        try {
            Thread.sleep(look.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted.", e);
        }
    }
}
