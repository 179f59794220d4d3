package io.shelfbell.intake.file;

import io.shelfbell.rota.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into the folders of all sources, on every node; one of them takes a file. */
@Component
class FolderWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CALM = Duration.ofSeconds(2);

    private final FileIntake intake;
    private final List<Worker> workers = new ArrayList<>();
    private volatile boolean running;

    FolderWatch(FileSources sources, FileIntake intake) {
        this.intake = intake;
        for (var source : sources.all()) {
            if (source.folder() != null) workers.add(worker(source, source.folder()));
        }
    }

    private Worker worker(Source source, Path folder) {
        var inbox = new Inbox(folder, CALM);
        return new Worker("files-" + source.name(), PAUSE, () -> look(source, inbox));
    }

    private int look(Source source, Inbox inbox) {
        try {
            int taken = 0;
            for (var ready : inbox.ready(System.nanoTime())) {
                if (!running || !take(source, inbox, ready)) break;
                taken++;
            }
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False when another node is at work there. */
    private boolean take(Source source, Inbox inbox, Inbox.Ready ready) throws IOException {
        try {
            var receipt = intake.takeFromFolder(source, ready.file(), ready.changedAt());
            if (receipt.isEmpty()) return false;
            var r = receipt.get();
            LOG.info(
                    "source={} file={} readable={} accepted={} duplicates={} stale={} rejected={} notes={}",
                    source.name(),
                    ready.file().getFileName(),
                    r.readable(),
                    r.accepted(),
                    r.duplicates(),
                    r.stale(),
                    r.rejected(),
                    r.notes());
            inbox.move(ready.file(), r.readable() ? source.done() : source.failed());
        } catch (NoSuchFileException e) {
            LOG.info("source={} file={} gone", source.name(), ready.file().getFileName());
        } catch (AccessDeniedException e) {
            LOG.error(
                    "source={} file={} readable=false error={}",
                    source.name(),
                    ready.file().getFileName(),
                    e.toString());
        }
        return true;
    }

    @Override
    public void start() {
        running = true;
        workers.forEach(Worker::start);
    }

    @Override
    public void stop() {
        running = false;
        workers.forEach(Worker::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
