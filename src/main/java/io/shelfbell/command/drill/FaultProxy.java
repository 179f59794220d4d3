package io.shelfbell.command.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;

/** Stands between nodes and a server of the loopback interface, and does to their lines what networks do. */
final class FaultProxy implements AutoCloseable {
    private static final int SLOW_MILLIS = 40;
    private static final int LOOK_MILLIS = 50;
    private static final int PIECE = 16 * 1024;

    /** What becomes of the lines. */
    enum Mood {
        PASS,
        /** Each piece takes its time. */
        SLOW,
        /** All are closed, and none is opened. */
        CUT,
        /** They stay open, and nothing comes through. */
        HANG
    }

    private final ServerSocket door;
    private final IntSupplier target;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Mood mood = Mood.PASS;

    /** @param target the server's port, which may be another one after it was started again */
    FaultProxy(IntSupplier target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    void be(Mood wanted) {
        mood = wanted;
        if (wanted == Mood.CUT) lines.forEach(FaultProxy::close);
    }

    /** All lines end with RST, in the middle of whatever was said. */
    void reset() {
        lines.forEach(line -> {
            try {
                line.setSoLinger(true, 0);
            } catch (IOException e) {
                // closed already: no line to reset
            }
            close(line);
        });
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                if (mood == Mood.CUT) close(client);
                else threads.execute(() -> connect(client));
            } catch (IOException e) {
                if (!door.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket client) {
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
            lines.add(client);
            lines.add(server);
            threads.execute(() -> pump(server, client));
            pump(client, server);
        } catch (IOException e) { // nobody there: the client is told as by a closed port
            close(client);
        }
    }

    private void pump(Socket from, Socket to) {
        var piece = new byte[PIECE];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (mood == Mood.SLOW) Thread.sleep(SLOW_MILLIS);
                while (mood == Mood.HANG) Thread.sleep(LOOK_MILLIS);
                out.write(piece, 0, n);
            }
        } catch (IOException e) {
            // one end is gone, and so is the line
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
            lines.remove(from);
            lines.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // as closed as it can be
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.forEach(FaultProxy::close);
        threads.shutdownNow();
    }
}
