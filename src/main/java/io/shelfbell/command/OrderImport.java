package io.shelfbell.command;

import io.shelfbell.command.service.Outsider;
import io.shelfbell.command.service.Outsider.Answer;
import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.intake.channel.SalesChannel;
import io.shelfbell.intake.document.Records;
import io.shelfbell.intake.document.Unreadable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One file, several records at a time. Each has a name made of the file's content and its place, so that the service counts it once, also
 * when an import that was stopped is run again.
 */
final class OrderImport {
    private static final int AT_ONCE = 16;
    private static final int UNDER_WAY = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Outsider service;
    private final SalesChannel channel;
    private final String run;
    private final LongConsumer progress;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int failed;

    /**
     * @param run what tells this import from others of the same file; empty when it goes on with an earlier one
     * @param progress gets the number of bytes that are done
     */
    OrderImport(Outsider service, SalesChannel channel, String run, LongConsumer progress) {
        this.service = service;
        this.channel = channel;
        this.run = run;
        this.progress = progress;
    }

    /** @param outcomes of records */
    record Told(Map<String, Integer> outcomes, int failed, Path file) {
        @Override
        public String toString() {
            var counts = outcomes.isEmpty()
                    ? "there was no record in it"
                    : outcomes.entrySet().stream()
                            .map(one -> one.getValue() + " " + one.getKey())
                            .collect(Collectors.joining(", "));
            var lines = new StringBuilder(counts);
            if (outcomes.containsKey("HELD"))
                lines.append("%n  What is held counts when its reason is gone: GET /api/v1/intake/{id}, POST .../retry"
                        .formatted());
            if (failed > 0) lines.append("%n  Rejected: %s, reasons in %s.txt".formatted(file, file));
            return lines.toString();
        }
    }

    /** A record that was sent, and the answer when it comes. */
    private record Sent(int no, byte[] record, Future<Answer> answer) {}

    Told of(Path file) throws IOException, InterruptedException {
        var name = "import-" + sha256(file).substring(0, 40) + (run.isEmpty() ? "" : "-" + run);
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try (var records = channel.reader().records(new BufferedInputStream(Files.newInputStream(file)));
                var rejected = new RejectedRecords(file, records.head())) {
            send(records, name, threads, rejected);
            return new Told(outcomes, failed, rejected.file());
        } catch (Unreadable e) {
            throw new CommandFailed(file + ": " + e.place() + ": " + e.finding().message());
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(Records records, String name, ExecutorService threads, RejectedRecords rejected)
            throws IOException, InterruptedException {
        Queue<Sent> underWay = new ArrayDeque<>();
        int no = 0;
        try {
            for (var record = records.next(); record != null; record = records.next()) {
                var body = concat(records.head(), record);
                var key = name + "-" + ++no;
                underWay.add(new Sent(no, record, threads.submit(() -> outcome(body, key))));
                if (underWay.size() >= UNDER_WAY) take(underWay.remove(), rejected);
            }
        } catch (Unreadable e) {
            count("UNREADABLE");
            failed++;
            rejected.add(e.place() + ": " + e.finding().message() + " It and what follows was not sent.");
        }
        for (var sent : underWay) take(sent, rejected);
    }

    private Answer outcome(byte[] body, String key) throws InterruptedException {
        var answer = offer(body, key);
        if (answer.status() != 202) return answer;
        var intake = "/api/v1/intake/" + answer.body().path("intakeId").asString();
        var said = answer.body();
        for (long began = System.nanoTime(); isOpen(said); said = service.get(intake)) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) break;
            Thread.sleep(LOOK.toMillis());
        }
        return new Answer(202, said);
    }

    private static boolean isOpen(JsonNode intake) {
        return intake.path("status").asString().equals("RECEIVED");
    }

    /** Again and again while the service does not answer, or still works on it. */
    private Answer offer(byte[] body, String key) throws InterruptedException {
        for (long began = System.nanoTime(); ; Thread.sleep(LOOK.toMillis() * 5)) {
            boolean late = System.nanoTime() - began > PATIENCE.toNanos();
            try {
                var answer = service.offer("/api/v1/orders/" + channel.name() + "?lane=bulk", body, key);
                if (answer.status() != 409 || late) return answer;
            } catch (IOException e) {
                if (late)
                    throw new CommandFailed("The service does not answer: " + e + ". Run this again to go on.", e);
            }
        }
    }

    private void take(Sent sent, RejectedRecords rejected) throws IOException, InterruptedException {
        var answer = answer(sent);
        progress.accept(sent.record().length);
        if (answer.status() == 401 || answer.status() == 403 || answer.status() == 404)
            throw new CommandFailed(
                    "The service says: " + answer.body().path("detail").asString());
        var status = answer.status() == 202 ? answer.body().path("status").asString() : "REFUSED";
        count(status);
        var why = switch (status) {
            case "REJECTED", "FAILED" -> findings(answer.body());
            case "REFUSED" -> answer.body().path("detail").asString();
            default -> null;
        };
        if (why == null) return;
        failed++;
        rejected.add(sent.record(), "record " + sent.no() + ": " + status + " " + why);
    }

    private static Answer answer(Sent sent) throws InterruptedException {
        try {
            return sent.answer().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailed known) throw known;
            throw new IllegalStateException("record=" + sent.no(), e.getCause());
        }
    }

    private void count(String status) {
        outcomes.merge(status, 1, Integer::sum);
    }

    private static String findings(JsonNode intake) {
        return "(intake " + intake.path("intakeId").asString() + ") "
                + intake.path("findings")
                        .valueStream()
                        .filter(finding -> rejects(finding.path("outcome").asString("")))
                        .map(finding -> (finding.path("pointer").asString("") + " "
                                        + finding.path("code").asString("") + ": "
                                        + finding.path("message").asString(""))
                                .strip())
                        .collect(Collectors.joining("; "));
    }

    /** Where no table was asked, it could not be read. */
    private static boolean rejects(@Nullable String outcome) {
        return outcome == null || outcome.isEmpty() || outcome.equals("REJECT");
    }

    private static byte[] concat(byte[] head, byte[] record) {
        if (head.length == 0) return record;
        var body = new byte[head.length + record.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(record, 0, body, head.length, record.length);
        return body;
    }

    private static String sha256(Path file) throws IOException {
        try (var stream = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
