package io.shelfbell.command;

import io.shelfbell.command.service.Connection;
import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.command.terminal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Files of orders, record by record. */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the orders of files to a running service: elements of a JSON array or JSON Lines, rows of a CSV with one key, EDI and XML as a",
            "whole. May be stopped and run again: what was sent counts once. Run again later, it tells the outcomes of the first time; --anew works",
            "on everything again. Records that were rejected are written to FILE.failed, in the same format, with the reasons in FILE.failed.txt:",
            "mend them there, and import that file.",
            "Exit code 0: nothing was rejected; 1: something was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell import orders --channel csv-orders old.csv",
            "  shelfbell import orders --channel shopify --url https://shelfbell.example --key-file key orders.jsonl"
        })
final class ImportOrdersCommand implements Callable<Integer> {
    private static final int STEP_BYTES = 64 * 1024;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--channel", required = true, description = "A name in config/channels.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--anew", description = "Work on records again that were sent before.")
    private boolean anew;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of this channel.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> files;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var channel = IntakeCommand.channel(name);
        for (var file : files)
            if (!Files.isRegularFile(file)) throw new CommandFailed("There is no file " + file + ".");
        boolean failed = false;
        for (var file : files) {
            var run = anew ? UUID.randomUUID().toString().substring(0, 8) : "";
            try (var progress = progress(Files.size(file))) {
                var told = new OrderImport(connection.open(), channel, run, bytes -> step(progress, bytes)).of(file);
                progress.close();
                spec.commandLine().getOut().println(file + ": " + told);
                failed |= told.failed() > 0;
            }
        }
        return failed ? 1 : 0;
    }

    private long told;

    private void step(Progress progress, long bytes) {
        for (told += bytes; told >= STEP_BYTES; told -= STEP_BYTES) progress.step();
    }

    private Progress progress(long bytes) {
        told = 0;
        return new Progress(
                (int) Math.max(1, bytes / STEP_BYTES),
                Ansi.AUTO.enabled() ? spec.commandLine().getErr() : null);
    }
}
