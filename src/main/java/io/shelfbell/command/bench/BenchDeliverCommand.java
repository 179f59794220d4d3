package io.shelfbell.command.bench;

import io.shelfbell.command.terminal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** That every message arrives, once, whatever fails. */
@Command(
        name = "deliver",
        mixinStandardHelpOptions = true,
        description = {
            "Delivers messages through a provider that fails, by two nodes of which one is killed every five seconds,",
            "and compares the provider's own ledger with what the service says. With --sandbox: how many sends a second",
            "go from a reading through the broker to the sandbox, beside what the broker can do alone.",
            "Starts its own nodes, and its own database and broker unless others are configured."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  shelfbell bench deliver", "  shelfbell bench deliver --sandbox --messages 30000"})
final class BenchDeliverCommand implements Callable<Integer> {
    private static final int ORDERS_A_STEP = 100;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--messages", description = "How many (default: ${DEFAULT-VALUE}).")
    private int messages = 10_000;

    @Option(names = "--faults", description = "Share of the provider's answers that fail (default: ${DEFAULT-VALUE}).")
    private double faults = 0.2;

    @Option(names = "--seed", description = "Of the faults (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--sandbox", description = "To the sandbox, without faults, as fast as it goes.")
    private boolean sandbox;

    @Option(names = "--keep", description = "Keep logs, ledger and database in this folder.")
    private @Nullable Path keep;

    @Option(
            names = "--json",
            arity = "0..1",
            paramLabel = "FILE",
            fallbackValue = "target/bench/deliver.json",
            description = "Write the result as JSON, too (without FILE: ${FALLBACK-VALUE}).")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (messages < 1 || faults < 0 || faults >= 1)
            throw new ParameterException(
                    spec.commandLine(), "There must be a message, and a share of faults from 0 to less than 1.");
        var folder = keep == null ? Files.createTempDirectory("shelfbell-bench") : Files.createDirectories(keep);
        if (!isEmpty(folder))
            throw new ParameterException(
                    spec.commandLine(),
                    "--keep: " + folder + " is not empty; an old ledger or log would be counted, too.");
        try {
            return sandbox ? toSandbox(folder) : throughFaults(folder);
        } finally {
            if (keep == null) FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private int toSandbox(Path folder) throws IOException, InterruptedException {
        try (var progress = progress(messages + DeliverBench.WARM_UP)) {
            var result = new DeliverBench(folder, messages, progress).toSandbox();
            return print(result.table(), result, result.passed());
        }
    }

    private int throughFaults(Path folder) throws IOException, InterruptedException {
        try (var progress = progress(messages)) {
            var result = new DeliverBench(folder, messages, progress).throughFaults(faults, seed);
            return print(result.table(), result, result.passed());
        }
    }

    private Progress progress(int orders) {
        return new Progress(
                (orders + ORDERS_A_STEP - 1) / ORDERS_A_STEP,
                Ansi.AUTO.enabled() ? spec.commandLine().getErr() : null);
    }

    private int print(String table, Object result, boolean passed) throws IOException {
        var out = spec.commandLine().getOut();
        out.print(table);
        out.flush();
        if (json != null) {
            Files.createDirectories(json.toAbsolutePath().getParent());
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(json.toFile(), result);
            out.println("Written to " + json + ".");
        }
        return passed ? 0 : 1;
    }
}
