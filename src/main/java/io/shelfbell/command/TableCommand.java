package io.shelfbell.command;

import picocli.CommandLine.Command;

/** Workbooks for those who are about to write or to extend a decision table. */
@Command(
        name = "table",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Writes workbooks for decision tables, and keeps their lists up to date.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell table terms routing",
            "  shelfbell table new routing --terms 'Recipient tier, Item category'",
            "  shelfbell table refresh decision-tables/routing.xlsx"
        },
        subcommands = {TableNewCommand.class, TableTermsCommand.class, TableRefreshCommand.class})
final class TableCommand {}
