package io.shelfbell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A port of this machine at which a test's own server listens. Each client has a thread; a broken connection ends it. */
public final class Loopback implements AutoCloseable {
    private final ServerSocket door;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger visits = new AtomicInteger();

    private Loopback(ServerSocket door, Visit visit) {
        this.door = door;
        start(() -> {
            while (true) {
                var client = door.accept();
                visits.incrementAndGet();
                clients.add(client);
                start(() -> visit.from(client));
            }
        });
    }

    /** What is done with a client. */
    public interface Visit {
        void from(Socket client) throws IOException;
    }

    /** Something that a broken connection ends. */
    public interface Work {
        void run() throws IOException;
    }

    /** At a free port. */
    public static Loopback listen(Visit visit) {
        return listen(0, 64 * 1024, visit);
    }

    /** @param buffer octets that are received before somebody reads them */
    public static Loopback listen(int port, int buffer, Visit visit) {
        try {
            var door = new ServerSocket();
            door.setReuseAddress(true);
            door.setReceiveBufferSize(buffer);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new Loopback(door, visit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How many clients have come. */
    public int visits() {
        return visits.get();
    }

    /** Hangs up on everybody. */
    public void hangUp() {
        try {
            for (var client : clients) client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clients.clear();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
