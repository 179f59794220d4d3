package io.shelfbell.intake.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.intake.channel.OrderDocuments.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples that were cut, glued and scribbled on: each becomes an order, or none with a named reason, and nothing else. */
class MutationTest {
    private static final int TIMES = 300;
    private static final long SEED = 7;
    private static final Instant THEN = Instant.parse("2026-11-26T12:00:00Z");
    private static final List<String> SCRIBBLES = List.of(
            "null",
            "\"\"",
            "{}",
            "[]",
            "-1",
            "1e309",
            "\"5\"",
            "true",
            "\u0000",
            "99999999999999999999",
            "\"2026-02-30\"",
            "<",
            "&amp;",
            "]]>",
            "'",
            "+",
            ":",
            "~",
            "*",
            ";",
            "\n",
            "\r\n\r\nBcc: x@y.example",
            "\"__proto__\"",
            "0.1.2",
            "NaN",
            "\"9999-12-31T23:59:60Z\"");

    static Stream<Path> samples() throws IOException {
        try (var files = Files.list(Path.of("config/channels"))) {
            return files
                    .filter(file -> file.getFileName().toString().matches("[a-z0-9-]+\\.sample\\.[a-z]+"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatever_happens_to_a_body_it_ends_with_an_order_or_a_named_reason(Path sample) throws IOException {
        var channel = Channels.shipped(sample.getFileName().toString().replaceFirst("\\.sample.*", ""));
        var text = Files.readString(sample, StandardCharsets.ISO_8859_1);
        var random = new Random(SEED);
        int orders = 0;
        for (int i = 0; i < TIMES; i++) {
            var body = mutated(text, random);
            for (var found : OrderDocuments.read(channel, body.getBytes(StandardCharsets.ISO_8859_1), THEN)) {
                if (found instanceof Found.None none)
                    assertThat(none.why())
                            .isNotEmpty()
                            .allMatch(why -> why.code().matches("[A-Z_0-9]+"));
                else orders++;
            }
        }
        assertThat(orders).isPositive();
    }

    private static String mutated(String text, Random random) {
        int from = random.nextInt(text.length());
        int until = Math.min(text.length(), from + 1 + random.nextInt(40));
        var scribble = SCRIBBLES.get(random.nextInt(SCRIBBLES.size()));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(until);
            case 2 -> text.substring(0, from) + scribble + text.substring(until);
            case 3 -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(from + 1);
            case 4 -> text.substring(0, until) + text.substring(from);
            default -> withValue(text, random, scribble);
        };
    }

    /** Another value where one stands, so that the format stays whole. */
    private static String withValue(String text, Random random, String scribble) {
        var values = java.util.regex.Pattern.compile("(?<=[:>*+,] ?)(?:\"[^\"]*\"|[\\w.-]+)(?=[,<*+'~\\n }\\]])")
                .matcher(text)
                .results()
                .toList();
        var value = values.get(random.nextInt(values.size()));
        return text.substring(0, value.start()) + scribble + text.substring(value.end());
    }
}
