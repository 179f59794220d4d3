package io.shelfbell.delivery.mail;

import io.shelfbell.Loopback;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server on loopback that does to each command what it is told. Steps are named by the command's first word; {@code CONNECT} is
 * the greeting, {@code CONTENT} what happens while the message is coming in, and {@code .} its end.
 */
final class ScriptedSmtp implements AutoCloseable {
    /** What is done instead of the usual answer. */
    interface Step {
        void take(Conversation conversation) throws IOException;
    }

    /** A mail that was taken, with the dots of its transport removed (RFC 5321 section 4.5.2). */
    record Mail(String from, String to, byte[] content) {
        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private static final Step USUAL = conversation -> {};
    private static final int SMALL = 8 * 1024;

    private final Loopback door;
    private final SSLContext tls;
    private final boolean implicit;
    private final Map<String, Deque<Step>> script = new ConcurrentHashMap<>();
    private final List<String> extensions = new CopyOnWriteArrayList<>(List.of("8BITMIME", "SIZE 100000000"));
    private final CountDownLatch closed = new CountDownLatch(1);

    final List<Mail> mails = new CopyOnWriteArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();

    private ScriptedSmtp(SSLContext tls, boolean implicit) {
        this.tls = tls;
        this.implicit = implicit;
        this.door = Loopback.listen(0, SMALL, socket -> new Conversation(socket).lead());
    }

    static ScriptedSmtp plain() {
        return new ScriptedSmtp(null, false);
    }

    static ScriptedSmtp withStartTls(SSLContext tls) {
        return new ScriptedSmtp(tls, false).offers("STARTTLS");
    }

    static ScriptedSmtp withTls(SSLContext tls) {
        return new ScriptedSmtp(tls, true);
    }

    int port() {
        return door.port();
    }

    ScriptedSmtp offers(String extension) {
        extensions.add(extension);
        return this;
    }

    ScriptedSmtp withdraws(String extension) {
        extensions.remove(extension);
        return this;
    }

    /** One step each time; the last one stays. */
    ScriptedSmtp on(String command, Step... steps) {
        script.put(command, new ArrayDeque<>(Arrays.asList(steps)));
        return this;
    }

    int connections() {
        return door.visits();
    }

    long count(String command) {
        return commands.stream().filter(line -> line.startsWith(command)).count();
    }

    /** Hangs up on everybody. */
    void hangUp() {
        door.hangUp();
    }

    /** The usual answer. */
    static Step usual() {
        return USUAL;
    }

    static Step say(String reply) {
        return conversation -> conversation.say(reply);
    }

    static Step sayAndHangUp(String reply) {
        return conversation -> {
            conversation.say(reply);
            conversation.hangUp();
        };
    }

    static Step drop() {
        return Conversation::hangUp;
    }

    static Step silence() {
        return conversation -> {};
    }

    /** One byte every twentieth of a second. */
    Step drip(String reply) {
        return conversation -> {
            for (byte b : reply.getBytes(StandardCharsets.US_ASCII)) {
                conversation.out.write(b);
                conversation.out.flush();
                if (isClosedWithin(50)) return;
            }
        };
    }

    static Step flood() {
        return conversation -> {
            var line = ("250-" + "more and ".repeat(100) + "more\r\n").getBytes(StandardCharsets.US_ASCII);
            while (true) conversation.out.write(line);
        };
    }

    /** Reads no more until the end of the test. */
    Step stall() {
        return conversation -> isClosedWithin(60_000);
    }

    private boolean isClosedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        door.close();
        door.hangUp();
    }

    /** With one client. */
    final class Conversation {
        private Socket socket;
        private InputStream in;
        private OutputStream out;
        private String from = "";
        private String to = "";

        Conversation(Socket socket) {
            this.socket = socket;
        }

        void say(String reply) throws IOException {
            out.write((reply.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void hangUp() throws IOException {
            socket.close();
        }

        private void lead() throws IOException {
            if (implicit) secure();
            else listen();
            step("CONNECT", "220 scripted.example ESMTP");
            for (var line = line(); line != null; line = line()) {
                commands.add(line);
                answer(line);
            }
            socket.close();
        }

        private void listen() throws IOException {
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        private void secure() throws IOException {
            var secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
            secured.setUseClientMode(false);
            socket = secured;
            listen();
        }

        private void answer(String line) throws IOException {
            var verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> step("EHLO", greeting());
                case "STARTTLS" -> {
                    step("STARTTLS", "220 go ahead");
                    secure();
                }
                case "MAIL" -> {
                    from = path(line);
                    step("MAIL", "250 2.1.0 ok");
                }
                case "RCPT" -> {
                    to = path(line);
                    step("RCPT", "250 2.1.5 ok");
                }
                case "DATA" -> data();
                case "QUIT" -> step("QUIT", "221 bye");
                default -> step(verb, "250 ok");
            }
        }

        private String greeting() {
            var reply = new StringBuilder("250-scripted.example\n");
            extensions.forEach(
                    extension -> reply.append("250-").append(extension).append('\n'));
            return reply.append("250 HELP").toString();
        }

        private void data() throws IOException {
            if (!step("DATA", "354 go on")) return;
            var during = next("CONTENT");
            if (during != null) during.take(this);
            var content = new ByteArrayOutputStream();
            for (var line = bytes(); line != null; line = bytes()) {
                if (line.length == 1 && line[0] == '.') {
                    var mail = new Mail(from, to, content.toByteArray());
                    end(mail);
                    return;
                }
                int stuffed = line.length > 0 && line[0] == '.' ? 1 : 0;
                content.write(line, stuffed, line.length - stuffed);
                content.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }

        private void end(Mail mail) throws IOException {
            var step = next(".");
            if (step == null) mails.add(mail);
            if (step == null) say("250 2.0.0 Ok: queued as 4BX9zK1mZ2");
            else step.take(this);
        }

        /** Whether it went the usual way. */
        private boolean step(String name, String usual) throws IOException {
            var step = next(name);
            if (step == null) say(usual);
            else step.take(this);
            return step == null;
        }

        private Step next(String name) {
            var steps = script.get(name);
            if (steps == null) return null;
            synchronized (steps) {
                var step = steps.size() > 1 ? steps.poll() : steps.peek();
                return step == USUAL ? null : step;
            }
        }

        private String line() throws IOException {
            var bytes = bytes();
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        }

        private byte[] bytes() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') return line.toByteArray();
                if (b != '\r') line.write(b);
            }
            return null;
        }

        private static String path(String line) {
            return line.substring(line.indexOf('<') + 1, line.lastIndexOf('>'));
        }
    }
}
