package io.shelfbell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
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
    private volatile boolean silent;
    private volatile Loopback door;

    /** @param server the port of the server behind the gate, on this machine */
    SmtpGate(int server) {
        this.server = server;
        this.door = Loopback.listen(this::pass);
        this.port = door.port();
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
        door.hangUp();
    }

    @Override
    public void close() {
        door.close();
        door.hangUp();
    }

    void reopen() {
        door = Loopback.listen(port, 64 * 1024, this::pass);
    }

    private void pass(Socket client) throws IOException {
        if (silent) return;
        try (client;
                var behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Loopback.start(() -> behind.getInputStream().transferTo(client.getOutputStream()));
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
}
