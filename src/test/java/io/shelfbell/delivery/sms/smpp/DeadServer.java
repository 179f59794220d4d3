package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.Loopback;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes every bind (SMPP 3.4 section 4.1.6) and never says another word. */
final class DeadServer implements AutoCloseable {
    private static final int BIND_TRANSCEIVER_RESP = 0x80000009;

    private final Loopback door = Loopback.listen(this::serve);
    private final AtomicInteger binds = new AtomicInteger();

    int port() {
        return door.port();
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
        door.close();
    }
}
