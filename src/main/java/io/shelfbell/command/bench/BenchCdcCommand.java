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

/** How fast a change of another database is an occasion of ours. */
@Command(
        name = "cdc",
        mixinStandardHelpOptions = true,
        description = {
            "Changes stock in a PostgreSQL of its own and watches the service's database: how long from the commit there to the",
            "occasion here, how many changes a second a backlog is drained with, and what a bare log reader that only counts",
            "makes of the same backlog. Both databases and the service run on this machine. With --kill: the same history twice,",
            "once undisturbed and once with two nodes that are killed all the time; both must come to the same."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell bench cdc",
            "  shelfbell bench cdc --backlog 500000 --json",
            "  shelfbell bench cdc --kill"
        })
final class BenchCdcCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--rate", description = "Changes a second while latency is measured (default: ${DEFAULT-VALUE}).")
    private int rate = 200;

    @Option(
            names = "--warm-up",
            description = "Seconds before that, in which a node compiles its code (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    @Option(names = "--seconds", description = "How long latency is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(names = "--backlog", description = "Changes of the backlog (default: ${DEFAULT-VALUE}).")
    private int backlog = 400_000;

    @Option(names = "--kill", description = "Kill nodes during a history of changes, and compare.")
    private boolean kill;

    @Option(names = "--changes", description = "Of the history with --kill (default: ${DEFAULT-VALUE}).")
    private int changes = 100_000;

    @Option(
            names = "--minutes",
            description = "How long these changes take while nodes are killed (default: ${DEFAULT-VALUE}).")
    private int minutes = 5;

    @Option(names = "--seed", description = "Of the history with --kill (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final Run run = new Run();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (rate < 1 || seconds < 1 || backlog < 1 || warmUp < 0)
            throw new ParameterException(
                    spec.commandLine(), "There must be at least one change, second and change a second.");
        return run.of(
                kill
                        ? folder -> new CdcDrill(folder, changes, Duration.ofMinutes(minutes), seed).run()
                        : folder -> new CdcBench(folder, rate, warmUp, seconds, backlog).run());
    }
}
