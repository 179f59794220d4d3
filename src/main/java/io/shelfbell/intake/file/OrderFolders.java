package io.shelfbell.intake.file;

import io.shelfbell.intake.Finding;
import io.shelfbell.intake.channel.SalesChannel;
import io.shelfbell.intake.channel.SalesChannels;
import io.shelfbell.intake.failure.Failure;
import io.shelfbell.intake.failure.FailureLedger;
import io.shelfbell.intake.order.OrderDoor;
import io.shelfbell.rota.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks into the folders of sales channels. A file is stored before it is put away: one that was not put away in time is stored again, and its
 * orders are duplicates.
 */
@Component
class OrderFolders implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OrderFolders.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final int LIMIT_BYTES = 64 * 1024 * 1024;

    private final OrderDoor door;
    private final FailureLedger failures;
    private final List<Worker> workers = new ArrayList<>();
    private volatile boolean running;

    OrderFolders(SalesChannels channels, OrderDoor door, FailureLedger failures) {
        this.door = door;
        this.failures = failures;
        for (var channel : channels.all()) {
            var folder = channel.door().folder();
            if (folder != null) workers.add(worker(channel, folder));
        }
    }

    private Worker worker(SalesChannel channel, Path folder) {
        var inbox = new Inbox(folder, CALM);
        return new Worker("orders-" + channel.name(), PAUSE, () -> look(channel, inbox));
    }

    private int look(SalesChannel channel, Inbox inbox) {
        try {
            var ready = inbox.ready(System.nanoTime());
            for (var file : ready) take(channel, inbox, file.file());
            return ready.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(SalesChannel channel, Inbox inbox, Path file) throws IOException {
        try {
            boolean fits = Files.size(file) <= LIMIT_BYTES;
            if (fits) door.take(channel, List.of(Files.readAllBytes(file)), null);
            else failures.add(List.of(tooLarge(channel, file)));
            LOG.info("channel={} file={} stored={}", channel.name(), file.getFileName(), fits);
            inbox.move(file, fits ? "done" : "failed");
        } catch (NoSuchFileException e) {
            LOG.info("channel={} file={} gone", channel.name(), file.getFileName());
        }
    }

    private static Failure tooLarge(SalesChannel channel, Path file) {
        return Failure.of(
                channel.name(),
                "orders",
                String.valueOf(file.getFileName()),
                List.of(new Finding(
                        "", "TOO_LARGE", "A file may have at most 64 MiB; shelfbell import orders takes larger ones.")),
                (byte[]) null);
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
