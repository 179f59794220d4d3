package io.shelfbell.command.drill;

import io.shelfbell.command.stage.Run;
import io.shelfbell.command.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** That the promises hold, whatever fails. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Lets everything fail in turn while a shop lives: nodes, broker, database, provider, and the lines between them. Stock is counted,",
            "orders come, change and are cancelled, customers refuse messages; everything is told up to three times and in any sequence. Then",
            "the faults end, the backlog drains by itself, and what was told, what is stored and what the provider took are compared.",
            "Starts its own nodes, provider and servers; with a database or broker configured it uses that, as it is: point it at none you need."
        },
        subcommands = BrokerCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell drill --minutes 10",
            "  shelfbell drill --list",
            "  shelfbell drill --minutes 2 --faults kill-node,kill-broker --seed 42 --keep /tmp/drill"
        })
public final class DrillCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--minutes", description = "How long faults come (default: ${DEFAULT-VALUE}).")
    private double minutes = 5;

    @Option(names = "--nodes", description = "How many nodes (default: ${DEFAULT-VALUE}).")
    private int nodes = 2;

    @Option(names = "--rate", description = "Things that happen a second (default: ${DEFAULT-VALUE}).")
    private int rate = 20;

    @Option(names = "--faults", split = ",", paramLabel = "FAULT", description = "Which kinds (default: all).")
    private @Nullable List<String> faults;

    @Option(names = "--seed", description = "Of the history and the faults (default: another one each time).")
    private @Nullable Long seed;

    @Option(names = "--list", description = "Only tell which kinds of fault there are.")
    private boolean list;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A property of the nodes, to see what the drill makes of it.")
    private Map<String, String> settings = Map.of();

    @Mixin
    private final Run run = new Run();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (list) {
            for (var fault : Fault.values())
                spec.commandLine().getOut().printf("%-18s%s%n", fault.text(), fault.told());
            return 0;
        }
        if (minutes <= 0 || nodes < 1 || rate < 1)
            throw new ParameterException(
                    spec.commandLine(), "There must be some time, a node, and something that happens.");
        long chosen = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        var lasting = Duration.ofMillis((long) (minutes * 60_000));
        var plan = new Drill.Plan(lasting, faults(chosen), nodes, rate, chosen, settings);
        return run.of(folder -> drill(folder, plan));
    }

    private DrillResult drill(Path folder, Drill.Plan plan) throws IOException, InterruptedException, SQLException {
        try (var progress = new Progress(
                (int) Math.max(1, plan.lasting().toSeconds()),
                Ansi.AUTO.enabled() ? spec.commandLine().getErr() : null)) {
            return new Drill(folder, plan, progress).run();
        }
    }

    /** In an order of the seed, so that a short drill does not see the same ones each time. */
    private List<Fault> faults(long chosen) {
        var all = new ArrayList<>(Arrays.asList(Fault.values()));
        if (faults != null) {
            var names = all.stream().map(Fault::text).collect(Collectors.toSet());
            for (var one : faults)
                if (!names.contains(one))
                    throw new ParameterException(
                            spec.commandLine(), "There is no fault " + one + "; --list tells which there are.");
            var wanted = faults;
            all.removeIf(fault -> !wanted.contains(fault.text()));
        }
        Collections.shuffle(all, new Random(chosen));
        return all;
    }
}
