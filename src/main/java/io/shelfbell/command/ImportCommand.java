package io.shelfbell.command;

import picocli.CommandLine.Command;

/** Much at once. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Brings files to a running service, however large they are.",
        subcommands = {ImportOrdersCommand.class})
final class ImportCommand {}
