package io.shelfbell.delivery.bounce;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands before an IMAP server and lets nobody create a folder there: the server hears of a command that it does not know. */
final class StrictImap implements AutoCloseable {
    private final ServerSocket door;
    private final int server;

    StrictImap(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> {
            while (true) pass(door.accept());
        });
    }

    int port() {
        return door.getLocalPort();
    }

    private void pass(Socket client) throws IOException {
        var behind = new Socket(InetAddress.getLoopbackAddress(), server);
        start(() -> {
            try (client) {
                behind.getInputStream().transferTo(client.getOutputStream());
            }
        });
        start(() -> {
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
