package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Outcome;
import io.shelfbell.command.stage.Run;
import io.shelfbell.command.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long it takes to tell everybody who watches an item. */
@Command(
        name = "blast",
        mixinStandardHelpOptions = true,
        description = {
            "An item that many watch comes back: from the reading to the last message at the sandbox, and how long single customers wait for",
            "news of their own meanwhile, beside what the broker can do alone. Starts a node, and its own database and broker unless others",
            "are configured. Fails when 100,000 watchers take more than 30 seconds, or when more of them cost more each."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  shelfbell bench blast", "  shelfbell bench blast --watchers 10000,100000,1000000 --rounds 1 --json"
        })
final class BenchBlastCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--watchers",
            split = ",",
            defaultValue = "1000,10000,100000",
            description = "How many, one blast after the other (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private List<Integer> watchers;

    @Option(names = "--rounds", description = "How often each (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Mixin
    private final Run run = new Run();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (rounds < 1 || watchers.stream().anyMatch(one -> one < 1))
            throw new ParameterException(spec.commandLine(), "There must be a watcher, and a round.");
        return run.of(this::measure);
    }

    private Outcome measure(Path folder) throws IOException, InterruptedException {
        try (var progress = new Progress(
                watchers.size() * rounds,
                Ansi.AUTO.enabled() ? spec.commandLine().getErr() : null)) {
            return new BlastBench(folder, watchers, rounds, progress).run();
        }
    }
}
