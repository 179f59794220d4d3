package io.shelfbell.command.drill;

import io.shelfbell.command.terminal.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Shops, warehouses and customers. They tell a node what has happened, and tell it again until somebody has heard it. */
final class World implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofMillis(200);
    private static final int VOICES = 16;
    private static final JsonMapper JSON = new JsonMapper();

    private final Crew crew;
    private final String key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final DelayQueue<Errand> errands = new DelayQueue<>();
    private final ExecutorService voices = Executors.newFixedThreadPool(VOICES);
    private final Map<Errand.Kind, Set<String>> attempted = new EnumMap<>(Errand.Kind.class);
    private final Map<Errand.Kind, Set<String>> heard = new EnumMap<>(Errand.Kind.class);
    private final Queue<UUID> bodies = new ConcurrentLinkedQueue<>();
    private final Map<String, Instant> optedOut = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private volatile String refused = "";

    World(Crew crew, String key) {
        this.crew = crew;
        this.key = key;
        for (var kind : Errand.Kind.values()) {
            attempted.put(kind, ConcurrentHashMap.newKeySet());
            heard.put(kind, ConcurrentHashMap.newKeySet());
        }
        for (int i = 0; i < VOICES; i++) {
            var random = new Random(i);
            voices.execute(() -> speak(random));
        }
    }

    void tell(Errand errand) {
        attempted(errand.kind()).add(errand.key());
        open.incrementAndGet();
        errands.add(errand);
    }

    /** What was to be told, without its copies. */
    Set<String> attempted(Errand.Kind kind) {
        return attempted.getOrDefault(kind, Set.of());
    }

    Set<String> heard(Errand.Kind kind) {
        return heard.getOrDefault(kind, Set.of());
    }

    /** Bodies of orders that were acknowledged. */
    Set<UUID> bodies() {
        return Set.copyOf(bodies);
    }

    /** By number: when its owner's no had been committed. */
    Map<String, Instant> optedOut() {
        return Map.copyOf(optedOut);
    }

    /** How often an order was told, copies and repeats included. */
    int ordersTold() {
        return told.get();
    }

    void awaitHeard(Duration patience) throws InterruptedException {
        for (long began = System.nanoTime(); System.nanoTime() - began < patience.toNanos(); Thread.sleep(100)) {
            if (!refused.isEmpty()) throw new CommandFailed("The service refused what it must take: " + refused);
            if (open.get() == 0) return;
        }
        throw new CommandFailed("%d things are not heard after %d s.".formatted(open.get(), patience.toSeconds()));
    }

    private void speak(Random random) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var errand = errands.poll(1, TimeUnit.SECONDS);
                if (errand == null) continue;
                while (!isHeard(errand, random)) Thread.sleep(AGAIN.toMillis());
                heard(errand.kind()).add(errand.key());
                if (errand.kind() == Errand.Kind.OPT_OUT) optedOut.putIfAbsent(errand.about(), clock.instant());
                open.decrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isHeard(Errand errand, Random random) throws InterruptedException {
        var port = crew.port(random);
        if (port.isEmpty()) return false;
        if (errand.kind() == Errand.Kind.ORDER) told.incrementAndGet();
        try {
            return isHeard(errand, send(errand, port.getAsInt()));
        } catch (IOException e) {
            return false; // killed, stopped or cut off while it listened: nobody knows whether it heard
        }
    }

    private boolean isHeard(Errand errand, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            if (errand.kind() == Errand.Kind.ORDER)
                bodies.add(UUID.fromString(
                        JSON.readTree(answer.body()).path("intakeId").asString()));
            return true;
        }
        if (status == 404 && errand.kind() == Errand.Kind.PREFERENCE)
            return true; // nobody has heard of the customer yet
        if (status / 100 == 4 && status != 429)
            refused = errand + " was answered with " + status + ": " + answer.body();
        return false;
    }

    private HttpResponse<String> send(Errand errand, int port) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + errand.path()))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(errand.method(), BodyPublishers.ofString(errand.body()))
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        voices.shutdownNow();
    }
}
