package io.shelfbell.command.drill;

import io.shelfbell.command.stage.Node;
import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.rota.CrashPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Nodes that are started again whenever they end. */
final class Crew implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LIFE = Duration.ofSeconds(4);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int NONE = -1;
    private static final int PASS = 30; // a node that is to crash does some work before

    private final Path folder;
    private final Map<String, String> settings;
    private final List<Place> places = new ArrayList<>();
    private final AtomicInteger ends = new AtomicInteger();
    private volatile boolean enough;

    Crew(Path folder, Map<String, String> settings, int nodes) {
        this.folder = folder;
        this.settings = settings;
        for (int i = 1; i <= nodes; i++) places.add(new Place(i));
        places.forEach(place -> place.thread.start());
    }

    /** One node after the other, at one place. */
    private final class Place {
        private final int no;
        private final Thread thread = new Thread(this::run, "crew");
        private volatile int port = NONE;
        private volatile @Nullable Node node;
        private volatile @Nullable CrashPoint next;

        Place(int no) {
            this.no = no;
        }

        private void run() {
            try {
                for (int life = 1; !enough; life++) live(life);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void live(int life) throws IOException, InterruptedException {
            var crash = next;
            next = null;
            var log = folder.resolve("node-" + no + "-" + life + (crash == null ? "" : "-" + crash.text()) + ".log");
            try (var one =
                    crash == null ? Node.shortLived(log, settings) : Node.crashing(log, settings, crash.text(), PASS)) {
                node = one;
                port = one.port();
                while (one.isAlive() && !enough) Thread.sleep(LOOK.toMillis());
            } catch (CommandFailed e) {
                // not up in time, for one of its servers is away: again
            } finally {
                port = NONE;
                node = null;
                ends.incrementAndGet();
            }
        }
    }

    /** How often a node has ended. */
    int ends() {
        return ends.get();
    }

    int size() {
        return places.size();
    }

    /** Where some node listens, if one does. */
    OptionalInt port(Random random) {
        var up = places.stream()
                .mapToInt(place -> place.port)
                .filter(port -> port != NONE)
                .toArray();
        return up.length == 0 ? OptionalInt.empty() : OptionalInt.of(up[random.nextInt(up.length)]);
    }

    void awaitAll(Duration patience) throws InterruptedException {
        for (long began = System.nanoTime();
                System.nanoTime() - began < patience.toNanos();
                Thread.sleep(LOOK.toMillis())) if (places.stream().allMatch(place -> place.port != NONE)) return;
        throw new CommandFailed("Not all nodes are up after " + patience.toSeconds() + " s; see " + folder);
    }

    /**
     * Kills one that has worked for a moment, if there is one soon.
     *
     * @param next what the node that comes after it is to crash at; null for none
     */
    void kill(Random random, @Nullable CrashPoint next) throws InterruptedException {
        for (long began = System.nanoTime();
                System.nanoTime() - began < SOON.toNanos();
                Thread.sleep(LOOK.toMillis())) {
            var place = places.get(random.nextInt(places.size()));
            var node = place.node;
            if (node == null || place.port == NONE || !node.hasBeenUpFor(LIFE)) continue;
            place.next = next;
            node.kill();
            return;
        }
    }

    /** Stops one as if its machine had been asleep. */
    void suspend(Random random, Duration lasting) throws IOException, InterruptedException {
        var node = places.get(random.nextInt(places.size())).node;
        if (node == null) return;
        signal(node, "STOP");
        try {
            Thread.sleep(lasting.toMillis());
        } finally {
            signal(node, "CONT");
        }
    }

    private static void signal(Node node, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(node.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        enough = true;
        for (var place : places) {
            place.thread.interrupt();
            place.thread.join();
        }
    }
}
