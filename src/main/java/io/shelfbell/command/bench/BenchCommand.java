package io.shelfbell.command.bench;

import io.shelfbell.command.stage.FaultyProviderCommand;
import picocli.CommandLine.Command;

/** Measurements of a running service. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures a running service over HTTP, or one that it starts for the purpose.",
        subcommands = {
            BenchAlertCommand.class,
            BenchBlastCommand.class,
            BenchDeliverCommand.class,
            BenchCdcCommand.class,
            BenchIntakeCommand.class,
            BenchStartCommand.class,
            BenchCompareCommand.class,
            FaultyProviderCommand.class
        })
public final class BenchCommand {}
