package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** A node that works until it is ripe, is killed, and starts again, until it is enough. */
final class Restarts implements AutoCloseable {
    private static final int NONE = -1;
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Path folder;
    private final Map<String, String> settings;
    private final Predicate<Node> ripe;
    private final Thread thread = new Thread(this::run, "restarts");
    private volatile boolean enough;
    private volatile int kills;
    private volatile int port = NONE;

    /** @param ripe whether a node that is up has lived long enough */
    Restarts(Path folder, Map<String, String> settings, Predicate<Node> ripe) {
        this.folder = folder;
        this.settings = settings;
        this.ripe = ripe;
        thread.start();
    }

    int kills() {
        return kills;
    }

    /** Of the node that is up, or was until a moment ago; empty while none is. */
    OptionalInt port() {
        int now = port;
        return now == NONE ? OptionalInt.empty() : OptionalInt.of(now);
    }

    private void run() {
        try {
            while (!enough) liveAndDie();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void liveAndDie() throws IOException, InterruptedException {
        try (var node = Node.shortLived(folder.resolve("node-b-" + kills + ".log"), settings)) {
            int up = node.port();
            if (up < 0) throw new IOException("the second node did not start; see " + folder);
            port = up;
            while (!ripe.test(node)) Thread.sleep(LOOK.toMillis());
            node.kill();
            kills++;
        } finally {
            port = NONE;
        }
    }

    @Override
    public void close() throws InterruptedException {
        enough = true;
        thread.interrupt();
        thread.join();
    }
}
