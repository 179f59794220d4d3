package io.shelfbell.command;

import picocli.CommandLine.Command;

/** Measurements of a running service. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures a running service, over HTTP only.",
        subcommands = BenchAlertCommand.class)
final class BenchCommand {}
