package io.shelfbell.delivery.mail;

import java.time.Clock;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Open connections to one server, used again for the next message. As many as there are threads that ask. */
final class Connections implements AutoCloseable {
    private final SmtpServer server;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final ConcurrentLinkedDeque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Connections(SmtpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.timer = Threads.timer("smtp-timer-" + server.name());
        long pause = server.settings().pool().idle().toMillis();
        timer.scheduleWithFixedDelay(this::closeIdle, pause, pause, TimeUnit.MILLISECONDS);
    }

    Deadline deadline() {
        return new Deadline(server.settings().timeouts().deadline(), timer);
    }

    /** The one used last that is still good, or a new one. */
    SmtpConnection take(Deadline deadline) throws Unreachable {
        for (var connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            if (connection.isReady(deadline, clock.instant())) return connection;
            connection.close();
        }
        return open(deadline);
    }

    SmtpConnection open(Deadline deadline) throws Unreachable {
        return SmtpConnection.open(server, deadline, clock);
    }

    void giveBack(SmtpConnection connection) {
        if (!connection.isUsable() || closed) connection.close();
        else idle.addFirst(connection);
    }

    private void closeIdle() {
        var moment = clock.instant().minus(server.settings().pool().idle());
        for (var connection : idle) {
            if (connection.isIdleSince(moment) && idle.remove(connection)) connection.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        for (var connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) connection.close();
    }
}
