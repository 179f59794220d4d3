package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Node;
import io.shelfbell.command.stage.Servers;
import io.shelfbell.command.terminal.BuildVersion;
import io.shelfbell.command.terminal.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/** A node with a database that has its tables already, started again and again. */
final class StartBench {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Path folder;
    private final int rounds;
    private final Duration rest;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param rest how long a node is left alone before its memory is looked at */
    StartBench(Path folder, int rounds, Duration rest) {
        this.folder = folder;
        this.rounds = rounds;
        this.rest = rest;
    }

    StartResult run() throws IOException, InterruptedException {
        try (var servers = Servers.start(folder.resolve("data"))) {
            try (var first = Node.plain(folder.resolve("first.log"), servers.settings())) {
                awaitReady(first);
            }
            var times = new ArrayList<Duration>();
            long megabytes = 0;
            for (int i = 1; i <= rounds; i++) {
                long began = System.nanoTime();
                try (var node = Node.plain(folder.resolve("node-" + i + ".log"), servers.settings())) {
                    awaitReady(node);
                    times.add(Duration.ofNanos(System.nanoTime() - began));
                    if (i < rounds) continue;
                    Thread.sleep(rest.toMillis());
                    megabytes = node.megabytes();
                }
            }
            return new StartResult(
                    BuildVersion.text(), Node.PLAIN, rounds, Spread.of(times), rest.toSeconds(), megabytes);
        }
    }

    private void awaitReady(Node node) throws IOException, InterruptedException {
        int port = node.port();
        if (port < 0) throw new CommandFailed("The service did not start.");
        var ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .build();
        for (long began = System.nanoTime();
                System.nanoTime() - began < PATIENCE.toNanos();
                Thread.sleep(LOOK.toMillis()))
            if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) return;
        throw new CommandFailed("The service is not ready after " + PATIENCE.toMinutes() + " minutes.");
    }
}
