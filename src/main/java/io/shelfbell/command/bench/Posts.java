package io.shelfbell.command.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A shop that sends its orders over several connections at once. */
final class Posts {
    private static final int CONNECTIONS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String key;

    Posts(String key) {
        this.key = key;
    }

    /**
     * The answer.
     *
     * @throws IOException when it was not acknowledged
     */
    String send(int port, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/orders/shopify"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 202)
            throw new IOException("answered with " + response.statusCode() + ": " + response.body());
        return response.body();
    }

    /**
     * Sends all.
     *
     * @param pause from one to the next, however long answers take; zero for as fast as it goes
     * @return how long each waited for its answer, from the moment at which it was to be sent
     */
    List<Duration> send(int port, List<byte[]> bodies, Duration pause) throws IOException, InterruptedException {
        var next = new AtomicInteger();
        long began = System.nanoTime();
        Callable<List<Duration>> connection = () -> {
            var waited = new ArrayList<Duration>();
            for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
                long due = pause.isZero() ? System.nanoTime() : began + i * pause.toNanos();
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                    LockSupport.parkNanos(left);
                send(port, bodies.get(i));
                waited.add(Duration.ofNanos(System.nanoTime() - due));
            }
            return waited;
        };
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            var all = new ArrayList<Duration>();
            for (var one : threads.invokeAll(Collections.nCopies(CONNECTIONS, connection))) all.addAll(one.get());
            return all;
        } catch (ExecutionException e) {
            throw new IOException("an order was not acknowledged", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
