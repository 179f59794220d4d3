package io.shelfbell.delivery.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever the bytes are, the reader answers, soon and without an exception. */
class HostileMailTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("user.dir")).resolve("../shared/samples/bounces/eml");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MUTATIONS = 12;

    private static final BounceReader READER = new BounceReader("shelfbell.example", BounceReaderTest.TAGS);

    private static void read(byte[] mail) {
        for (var word : READER.read(mail, BounceReaderTest.NOW)) {
            assertThat(word.eventId()).hasSize(32);
            assertThat(word.failure().text()).hasSizeLessThanOrEqualTo(2_000);
            word.failure().phrases();
            word.failure().refusedCommand();
        }
    }

    @TestFactory
    Stream<DynamicTest> bombs() {
        var report = "From: MAILER-DAEMON@x\nContent-Type: multipart/report; boundary=b\n\n";
        Map<String, Supplier<String>> bombs = Map.ofEntries(
                Map.entry("nothing", () -> ""),
                Map.entry("zeros", () -> "\0".repeat(1_000_000)),
                Map.entry("a line without end", () -> "From: MAILER-DAEMON@x\n\n" + "a".repeat(3_000_000)),
                Map.entry("a header without end", () -> "From: MAILER-DAEMON@x\nSubject: " + " x\n".repeat(1_000_000)),
                Map.entry("a header of many fields", () -> "X: y\n".repeat(1_000_000) + "\nbody"),
                Map.entry("many parts", () -> report + "--b\n\nx\n".repeat(400_000)),
                Map.entry("parts in parts", HostileMailTest::nested),
                Map.entry(
                        "mails in mails",
                        () -> "From: MAILER-DAEMON@x\nContent-Type: message/rfc822\n\n".repeat(20_000)),
                Map.entry(
                        "many recipients",
                        () -> report + "--b\nContent-Type: message/delivery-status\n\n"
                                + "Final-Recipient: rfc822; a@b.example\nAction: failed\n\n".repeat(100_000)),
                Map.entry(
                        "many addresses",
                        () -> "From: MAILER-DAEMON@x\n\n" + "<a@b.example>: 550 5.1.1 no\n".repeat(100_000)),
                Map.entry("almost addresses", () -> "From: MAILER-DAEMON@x\n\n" + "a@".repeat(500_000)),
                Map.entry(
                        "almost addresses in fields",
                        () -> report + "--b\nContent-Type: message/delivery-status\n\n" + "Final-Recipient: "
                                + "\"a".repeat(300_000) + "\nAction: failed\n"),
                Map.entry("almost replies", () -> "From: MAILER-DAEMON@x\n\n" + "550 -".repeat(300_000)),
                Map.entry("almost commands", () -> "From: MAILER-DAEMON@x\n\n" + "after the ".repeat(200_000)),
                Map.entry(
                        "tags without end",
                        () -> "From: MAILER-DAEMON@x\nContent-Type: text/html\n\n" + "<".repeat(900_000)),
                Map.entry(
                        "styles without end",
                        () -> "From: MAILER-DAEMON@x\nContent-Type: text/html\n\n" + "<style>".repeat(100_000)),
                Map.entry(
                        "broken words in the subject",
                        () -> "From: MAILER-DAEMON@x\nSubject: " + "=?utf-8?b?****?= =?x?q?=ZZ?= ".repeat(10_000)
                                + "\n\n550 no"),
                Map.entry(
                        "quoted without end",
                        () -> "From: MAILER-DAEMON@x\nContent-Transfer-Encoding: quoted-printable\n\n"
                                + "=".repeat(900_000)));
        return bombs.entrySet().stream()
                .map(bomb -> DynamicTest.dynamicTest(
                        bomb.getKey(),
                        () -> assertTimeoutPreemptively(
                                SOON, () -> read(bomb.getValue().get().getBytes(StandardCharsets.ISO_8859_1)))));
    }

    private static String nested() {
        var mail = new StringBuilder("From: MAILER-DAEMON@x\n");
        for (int i = 0; i < 10_000; i++)
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        return mail.toString();
    }

    @Test
    void more_bytes_than_a_mail_may_have_are_left_alone() {
        var mail = Arrays.copyOf(
                "From: MAILER-DAEMON@x\n\n<a@b.example>: 550 5.1.1 no\n".getBytes(StandardCharsets.UTF_8), 50_000_000);
        assertThat(READER.read(mail, BounceReaderTest.NOW)).hasSize(1);
    }

    /** Always the same mutations: a mail that once broke the reader breaks it again. */
    @Test
    void broken_mails_break_nothing() throws IOException {
        var random = new Random(20_261_123);
        for (var mail : seeds()) for (int i = 0; i < MUTATIONS; i++) read(mutated(mail, random));
    }

    private static List<byte[]> seeds() throws IOException {
        var seeds = new ArrayList<byte[]>();
        seeds.add(SEED.getBytes(StandardCharsets.UTF_8));
        if (!Files.isDirectory(SAMPLES)) return seeds;
        try (var files = Files.list(SAMPLES)) {
            for (var file : files.sorted().toList()) seeds.add(Files.readAllBytes(file));
        }
        return seeds;
    }

    private static byte[] mutated(byte[] mail, Random random) {
        var broken = mail.clone();
        for (int i = random.nextInt(40); i >= 0; i--)
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        int from = random.nextInt(broken.length);
        int length = random.nextInt(Math.min(200, broken.length - from) + 1);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(broken, from);
            case 1 -> Arrays.copyOfRange(broken, from, broken.length);
            case 2 -> without(broken, from, length);
            default -> broken;
        };
    }

    private static byte[] without(byte[] mail, int from, int length) {
        var shorter = Arrays.copyOf(mail, mail.length - length);
        System.arraycopy(mail, from + length, shorter, from, mail.length - from - length);
        return shorter;
    }

    private static final String SEED = """
            From: MAILER-DAEMON@mx.example
            Subject: =?utf-8?q?Undelivered_=C3=A4?=
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>ada@example.org=3A 550 5.1.1 =C3=A4</p>
            --b
            Content-Type: message/delivery-status
            Content-Transfer-Encoding: base64

            RmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGFAYi5leGFtcGxlCkFjdGlvbjogZmFpbGVkCg==
            --b
            Content-Type: message/rfc822

            Message-ID: <d4711@shelfbell.example>

            text
            --b--
            """;
}
