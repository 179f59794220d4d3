package io.shelfbell.command;

import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.intake.channel.ChannelFolder;
import io.shelfbell.intake.channel.SalesChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Command;

/** Orders from sales channels. */
@Command(
        name = "intake",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Orders from sales channels: how they are read, and what became of them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell intake read toys orders/*.json",
            "  shelfbell intake test",
            "  shelfbell intake report --since P7D",
            "  shelfbell intake remap toys"
        },
        subcommands = {
            IntakeReadCommand.class,
            IntakeTestCommand.class,
            IntakeReportCommand.class,
            IntakeRemapCommand.class
        })
final class IntakeCommand {
    /** Where channels are described. */
    static List<Path> folders() {
        var environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return Stream.of(environment
                        .getProperty("shelfbell.channels.directories", "config/channels")
                        .split(","))
                .map(folder -> Path.of(folder.strip()))
                .toList();
    }

    /**
     * A channel as the files in the configured folders describe it now; errors of others stop nothing.
     *
     * @throws CommandFailed when there is none of this name
     */
    static SalesChannel channel(String name) {
        var environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        var channels = new TreeMap<String, SalesChannel>();
        var errors = new ArrayList<String>();
        for (var folder : folders()) {
            var read = new ChannelFolder(folder, environment).read();
            channels.putAll(read.byName());
            errors.addAll(read.errors());
        }
        var channel = channels.get(name);
        if (channel != null) return channel;
        errors.add("There is no channel " + name + ", only " + String.join(", ", channels.keySet()) + ".");
        throw new CommandFailed(String.join(System.lineSeparator(), errors));
    }
}
