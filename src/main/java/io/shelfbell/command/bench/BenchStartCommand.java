package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Run;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long a start takes, and what a node needs at rest. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a node again and again with a database that has its tables already: how long it takes from the start of the process until",
            "readiness is UP, and how much memory it has after a while without work."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  shelfbell bench start", "  shelfbell bench start --rounds 10 --json"})
final class BenchStartCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--rounds", description = "How often (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--rest", description = "Seconds before memory is looked at (default: ${DEFAULT-VALUE}).")
    private int rest = 20;

    @Mixin
    private final Run run = new Run();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (rounds < 1 || rest < 0)
            throw new ParameterException(spec.commandLine(), "There must be at least one round.");
        return run.of(folder -> new StartBench(folder, rounds, Duration.ofSeconds(rest)).run());
    }
}
