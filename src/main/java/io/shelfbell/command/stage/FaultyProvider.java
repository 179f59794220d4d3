package io.shelfbell.command.stage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider over HTTP/1.1 that fails as often as it is told to: 500, 429, no answer, and a line cut after the message was taken. It never
 * drops a second copy, so that each one is seen.
 */
final class FaultyProvider {
    private static final JsonMapper JSON = new JsonMapper();

    /** Where requests wait that are never answered; the client gives up first. */
    private static final int SILENCE_MILLIS = 20_000;

    private final ProviderLedger ledger;
    private final double faults;
    private final Random random;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** @param faults share of requests that fail, 0 to 1 */
    FaultyProvider(ProviderLedger ledger, double faults, long seed) {
        this.ledger = ledger;
        this.faults = faults;
        this.random = new Random(seed);
    }

    private enum Fault {
        NONE,
        SERVER_ERROR,
        TOO_MANY,
        NO_ANSWER,
        RESET_AFTER_TAKING
    }

    /** Takes connections until the socket is closed. */
    void serve(ServerSocket door) throws IOException {
        while (!door.isClosed()) {
            var client = door.accept();
            threads.execute(() -> converse(client));
        }
    }

    static ServerSocket open() throws IOException {
        return new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    }

    private void converse(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var in = new BufferedInputStream(client.getInputStream());
            while (answer(client, in)) {}
        } catch (IOException e) {
            ledger.add("GONE", e.getClass().getSimpleName()); // the client has left, which it may
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answer(Socket client, InputStream in) throws IOException, InterruptedException {
        var head = head(in);
        if (head.isEmpty()) return false;
        var id = JSON.readTree(in.readNBytes(length(head))).path("id").asString();
        var fault = next();
        if (fault != Fault.NONE) ledger.add(fault.name(), id);
        switch (fault) {
            case SERVER_ERROR -> reply(client, "500 Internal Server Error", "", "{\"error\":\"broken\"}");
            case TOO_MANY -> reply(client, "429 Too Many Requests", "Retry-After: 1\r\n", "{\"error\":\"slow down\"}");
            case NO_ANSWER -> Thread.sleep(SILENCE_MILLIS);
            case RESET_AFTER_TAKING -> {
                ledger.add(ProviderLedger.TAKEN, id);
                reset(client);
            }
            case NONE -> {
                ledger.add(ProviderLedger.TAKEN, id);
                reply(client, "202 Accepted", "", "{\"id\":\"p-" + id + "\"}");
            }
        }
        return fault != Fault.NO_ANSWER && fault != Fault.RESET_AFTER_TAKING;
    }

    private synchronized Fault next() {
        return random.nextDouble() >= faults
                ? Fault.NONE
                : Fault.values()[1 + random.nextInt(Fault.values().length - 1)];
    }

    private static void reply(Socket client, String status, String headers, String body) throws IOException {
        client.getOutputStream()
                .write("HTTP/1.1 %s\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(status, headers, body.length(), body)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** RST instead of FIN. */
    private static void reset(Socket client) throws SocketException {
        client.setSoLinger(true, 0);
    }

    private static List<String> head(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) lines.add(line);
        return lines;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) if (c != '\r') line.append((char) c);
        return line.toString();
    }

    private static int length(List<String> head) {
        return head.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .map(line -> Integer.valueOf(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }
}
