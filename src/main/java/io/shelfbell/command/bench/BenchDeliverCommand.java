package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Outcome;
import io.shelfbell.command.stage.Run;
import io.shelfbell.command.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    @Mixin
    private final Run run = new Run();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (messages < 1 || faults < 0 || faults >= 1)
            throw new ParameterException(
                    spec.commandLine(), "There must be a message, and a share of faults from 0 to less than 1.");
        return run.of(sandbox ? this::toSandbox : this::throughFaults);
    }

    private Outcome toSandbox(Path folder) throws IOException, InterruptedException {
        try (var progress = progress(messages + DeliverBench.WARM_UP)) {
            return new DeliverBench(folder, messages, progress).toSandbox();
        }
    }

    private Outcome throughFaults(Path folder) throws IOException, InterruptedException {
        try (var progress = progress(messages)) {
            return new DeliverBench(folder, messages, progress).throughFaults(faults, seed);
        }
    }

    private Progress progress(int orders) {
        return new Progress(
                (orders + ORDERS_A_STEP - 1) / ORDERS_A_STEP,
                Ansi.AUTO.enabled() ? spec.commandLine().getErr() : null);
    }
}
