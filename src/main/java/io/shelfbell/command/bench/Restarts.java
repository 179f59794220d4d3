package io.shelfbell.command.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A node that works for some seconds, is killed, and starts again, until it is enough. */
final class Restarts implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> settings;
    private final Duration life;
    private final Thread thread = new Thread(this::run, "restarts");
    private volatile boolean enough;
    private volatile int kills;

    /** @param life how long a node lives after it is up */
    Restarts(Path folder, Map<String, String> settings, Duration life) {
        this.folder = folder;
        this.settings = settings;
        this.life = life;
        thread.start();
    }

    int kills() {
        return kills;
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
        try (var node = Node.service(folder.resolve("node-b-" + kills + ".log"), settings)) {
            if (node.port() < 0) throw new IOException("the second node did not start; see " + folder);
            Thread.sleep(life.toMillis());
            node.kill();
            kills++;
        }
    }

    @Override
    public void close() throws InterruptedException {
        enough = true;
        thread.interrupt();
        thread.join();
    }
}
