package io.shelfbell.command.bench;

import io.shelfbell.command.service.Connection;
import io.shelfbell.command.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Time from a stock reading to the message, one event at a time. */
@Command(
        name = "alert",
        mixinStandardHelpOptions = true,
        description = {
            "Time from the answer to a stock reading until the customer's message is with the sandbox provider.",
            "Makes SKUs BENCH-... with a customer and an urgent order each. Fails when p99 is a second or more."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  shelfbell bench alert", "  shelfbell bench alert --url http://localhost:8099 --events 1000 --json"
        })
final class BenchAlertCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--events", description = "Measured events (default: ${DEFAULT-VALUE}).")
    private int events = 200;

    @Option(names = "--warm-up", description = "Events before them that do not count (default: ${DEFAULT-VALUE}).")
    private int warmUp = 20;

    @Option(
            names = "--json",
            arity = "0..1",
            paramLabel = "FILE",
            fallbackValue = "target/bench/alert.json",
            description = "Write the result as JSON, too (without FILE: ${FALLBACK-VALUE}).")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (events < 1 || warmUp < 0)
            throw new ParameterException(
                    spec.commandLine(), "There must be an event to measure, and no less than none before.");
        var service = connection.open();
        var cases = BackorderCase.fresh(warmUp + events);
        var out = spec.commandLine().getOut();
        try (var progress = new Progress(
                cases.size(), Ansi.AUTO.enabled() ? spec.commandLine().getErr() : null)) {
            var bench = new AlertBench(service, progress, AlertBench.LOOK);
            var samples = bench.run(cases).subList(warmUp, cases.size());
            var result = AlertResult.of(connection.url(), warmUp, samples, LIMIT);
            progress.close();
            out.print(result.table());
            out.flush();
            if (json != null) out.println("Written to " + result.write(json) + ".");
            return result.passed() ? 0 : 1;
        }
    }
}
