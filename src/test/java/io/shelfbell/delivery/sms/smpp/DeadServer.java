package io.shelfbell.delivery.sms.smpp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes every bind (SMPP 3.4 section 4.1.6) and never says another word. */
final class DeadServer implements AutoCloseable {
    private static final int BIND_TRANSCEIVER_RESP = 0x80000009;

    private final ServerSocket door;
    private final AtomicInteger binds = new AtomicInteger();

    DeadServer() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> {
            while (true) {
                var client = door.accept();
                start(() -> serve(client));
            }
        });
    }

    int port() {
        return door.getLocalPort();
    }

    int binds() {
        return binds.get();
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            int length = in.readInt();
            in.readInt();
            in.readInt();
            int sequence = in.readInt();
            in.skipNBytes(length - 16L);
            var name = "dead\0".getBytes(StandardCharsets.US_ASCII);
            var out = new DataOutputStream(client.getOutputStream());
            out.writeInt(16 + name.length);
            out.writeInt(BIND_TRANSCEIVER_RESP);
            out.writeInt(0);
            out.writeInt(sequence);
            out.write(name);
            binds.incrementAndGet();
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A broken connection ends its thread. */
    private static void start(Work work) {
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
