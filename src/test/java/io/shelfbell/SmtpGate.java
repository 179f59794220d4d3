package io.shelfbell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before a mail server: refuses recipients as it is told to, falls silent, or is not there at all. */
final class SmtpGate implements AutoCloseable {
    private final int port;
    private final int server;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> later = ConcurrentHashMap.newKeySet();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private volatile ServerSocket door;

    /** @param server the port of the server behind the gate, on this machine */
    SmtpGate(int server) {
        this.server = server;
        this.door = listen(0);
        this.port = door.getLocalPort();
        open(door);
    }

    int port() {
        return port;
    }

    /** 550: there is no such mailbox (RFC 5321 section 4.2.3). */
    void refuses(String address) {
        refused.add(address);
    }

    /** 451: try again later. */
    void putsOff(String address) {
        later.add(address);
    }

    void relents() {
        refused.clear();
        later.clear();
        silent = false;
    }

    /** Connections are taken and never answered; those that there are end. */
    void fallsSilent() {
        silent = true;
        hangUp();
    }

    @Override
    public void close() {
        try {
            door.close();
            hangUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hangUp() {
        try {
            for (var client : clients) client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clients.clear();
    }

    void reopen() {
        door = listen(port);
        open(door);
    }

    private static ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(ServerSocket socket) {
        start(() -> {
            while (!socket.isClosed()) {
                var client = socket.accept();
                clients.add(client);
                if (!silent) start(() -> pass(client));
            }
        });
    }

    private void pass(Socket client) throws IOException {
        try (client;
                var behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            start(() -> behind.getInputStream().transferTo(client.getOutputStream()));
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var refusal = refusal(line);
                var to = refusal.isEmpty() ? behind : client;
                to.getOutputStream()
                        .write(((refusal.isEmpty() ? line : refusal) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    private String refusal(String line) {
        if (!line.startsWith("RCPT TO:<")) return "";
        var address = line.substring(9, line.indexOf('>'));
        if (refused.contains(address)) return "550 5.1.1 no such mailbox";
        return later.contains(address) ? "451 4.7.1 greylisted, try again later" : "";
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
