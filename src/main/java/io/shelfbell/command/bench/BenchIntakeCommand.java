package io.shelfbell.command.bench;

import io.shelfbell.command.stage.Outcome;
import io.shelfbell.command.stage.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast orders are taken in. */
@Command(
        name = "intake",
        mixinStandardHelpOptions = true,
        description = {
            "Sends Shopify orders to a node over HTTP: how long an acknowledgement takes at a usual rate and at ten times of it, how many a second",
            "are acknowledged and how many become orders, beside what a bare batched insert of the same bodies does. Shop, service, database",
            "and broker share this machine. With --kill: every version of every order up to three times, shuffled, to two nodes of which each is",
            "killed when it has been up for three seconds; none must be lost, none doubled, and each order be what its newest version says."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell bench intake",
            "  shelfbell bench intake --orders 100000 --json",
            "  shelfbell bench intake --kill"
        })
final class BenchIntakeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--rate", description = "Orders a second on a usual day (default: ${DEFAULT-VALUE}).")
    private int rate = 100;

    @Option(names = "--seconds", description = "How long each latency is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(names = "--warm-up", description = "Orders before that (default: ${DEFAULT-VALUE}).")
    private int warmUp = 20_000;

    @Option(
            names = "--orders",
            description = "How many as fast as it goes (default: 40000), or with --kill (default: 10000).")
    private @Nullable Integer orders;

    @Option(names = "--kill", description = "Kill nodes while orders come, and compare.")
    private boolean kill;

    @Option(names = "--minutes", description = "How long orders come with --kill (default: ${DEFAULT-VALUE}).")
    private int minutes = 4;

    @Option(names = "--seed", description = "Of the orders with --kill (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final Run run = new Run();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (rate < 1 || seconds < 1 || orders != null && orders < 1 || warmUp < 1)
            throw new ParameterException(
                    spec.commandLine(), "There must be at least one order, second and order a second.");
        return run.of(kill ? this::drill : this::measure);
    }

    private Outcome measure(Path folder) throws IOException, InterruptedException, SQLException {
        return new IntakeBench(folder, rate, seconds, warmUp, orders == null ? 40_000 : orders).run();
    }

    private Outcome drill(Path folder) throws IOException, InterruptedException {
        return new IntakeDrill(folder, orders == null ? 10_000 : orders, Duration.ofMinutes(minutes), seed).run();
    }
}
