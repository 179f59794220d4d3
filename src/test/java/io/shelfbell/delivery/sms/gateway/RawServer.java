package io.shelfbell.delivery.sms.gateway;

import io.shelfbell.Loopback;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** An HTTP server that answers in ways in which none should. */
final class RawServer implements AutoCloseable {
    /** What is done with a request that has been read. */
    interface Answer {
        void write(Socket client, RawServer server) throws IOException;
    }

    private final Loopback door;
    private final Answer answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong written = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    RawServer(Answer answer) {
        this.answer = answer;
        this.door = Loopback.listen(this::serve);
    }

    int port() {
        return door.port();
    }

    /** Whole ones only. */
    List<String> requests() {
        return requests;
    }

    /** Octets of answers that clients took. */
    long written() {
        return written.get();
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            requests.add(request(client.getInputStream()));
            answer.write(client, this);
        }
    }

    private static String request(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) throw new IOException("half a request");
            head.append((char) c);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    void write(OutputStream out, byte[] octets) throws IOException {
        out.write(octets);
        out.flush();
        written.addAndGet(octets.length);
    }

    void write(OutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An octet now and then, without end. */
    void drip(OutputStream out, String octet) throws IOException {
        try {
            while (!closed.await(50, TimeUnit.MILLISECONDS)) write(out, octet);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void silence() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        door.close();
    }
}
