package io.shelfbell.delivery.bounce;

import io.shelfbell.Loopback;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands before an IMAP server and lets nobody create a folder there: the server hears of a command that it does not know. */
final class StrictImap implements AutoCloseable {
    private final Loopback door;
    private final int server;

    StrictImap(int server) {
        this.server = server;
        this.door = Loopback.listen(this::pass);
    }

    int port() {
        return door.port();
    }

    private void pass(Socket client) throws IOException {
        var behind = new Socket(InetAddress.getLoopbackAddress(), server);
        Loopback.start(() -> {
            try (client) {
                behind.getInputStream().transferTo(client.getOutputStream());
            }
        });
        Loopback.start(() -> {
            try (behind) {
                commands(client, behind);
            }
        });
    }

    private static void commands(Socket client, Socket behind) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var passed = line.replace(" CREATE ", " FORBIDDEN ") + "\r\n";
            behind.getOutputStream().write(passed.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
