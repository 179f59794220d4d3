package io.shelfbell.command.bench;

import io.shelfbell.command.terminal.BuildVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run measured, in milliseconds.
 *
 * @param limit what p99 of {@code seen} must stay below
 */
record AlertResult(
        String version,
        Instant measuredAt,
        URI url,
        Machine machine,
        int warmUp,
        int events,
        Spread provider,
        Spread seen,
        Spread reading,
        Spread bare,
        long limit,
        boolean passed) {

    record Machine(int processors, String java, String system) {
        static Machine here() {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"),
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        }
    }

    static AlertResult of(URI url, int warmUp, List<AlertBench.Sample> samples, Duration limit) throws IOException {
        var seen = spread(samples, AlertBench.Sample::seen);
        return new AlertResult(
                BuildVersion.text(),
                Clock.systemUTC().instant(),
                url,
                Machine.here(),
                warmUp,
                samples.size(),
                spread(samples, AlertBench.Sample::provider),
                seen,
                spread(samples, AlertBench.Sample::reading),
                spread(samples, AlertBench.Sample::bare),
                limit.toMillis(),
                seen.p99() < limit.toMillis());
    }

    private static Spread spread(List<AlertBench.Sample> samples, Function<AlertBench.Sample, Duration> part) {
        return Spread.of(samples.stream().map(part).toList());
    }

    String table() {
        return "%d events after %d to warm up, at %s, %d processors%n%n"
                        .formatted(events, warmUp, url, machine.processors())
                + "%-46s%10s%10s%10s%10s%n".formatted("milliseconds", "p50", "p95", "p99", "max")
                + line("reading answered -> provider has the message", provider)
                + line("reading answered -> message seen over HTTP", seen)
                + line("reading sent -> answered", reading)
                + line("ceiling: a bare GET, there and back", bare)
                + "%n%s: p99 of %.1f ms, and it must be below %d ms.%n"
                        .formatted(passed ? "Passed" : "FAILED", seen.p99(), limit);
    }

    private static String line(String what, Spread spread) {
        return String.format(
                Locale.ROOT,
                "%-46s%10.1f%10.1f%10.1f%10.1f%n",
                what,
                spread.p50(),
                spread.p95(),
                spread.p99(),
                spread.max());
    }

    /** Returns where it is. */
    Path write(Path file) throws IOException {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, json.writeValueAsString(this) + "\n");
    }
}
