package io.shelfbell.command.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The provider of {@code bench deliver}, in a process of its own so that its ledger outlives every sender. */
@Command(
        name = "faulty-provider",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "A provider on the loopback interface that fails now and then; runs until it is ended.")
public final class FaultyProviderCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--ledger", required = true, description = "The file that gets a line for each message.")
    @SuppressWarnings("NullAway.Init")
    private Path ledger;

    @Option(names = "--faults", description = "Share of requests that fail (default: ${DEFAULT-VALUE}).")
    private double faults = 0.2;

    @Option(names = "--seed", description = "Of the faults (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        try (var book = new ProviderLedger(ledger);
                var door = FaultyProvider.open()) {
            spec.commandLine().getOut().println("listens on port " + door.getLocalPort());
            new FaultyProvider(book, faults, seed).serve(door);
        }
        return 0;
    }
}
