package io.shelfbell.command;

import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.intake.channel.ChannelFolder;
import io.shelfbell.intake.channel.ChannelFolder.Channels;
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
        return folders(environment());
    }

    private static List<Path> folders(StandardEnvironment environment) {
        return Stream.of(environment
                        .getProperty("shelfbell.channels.directories", "config/channels")
                        .split(","))
                .map(folder -> Path.of(folder.strip()))
                .toList();
    }

    private static StandardEnvironment environment() {
        var environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    /** The channels as the files in the configured folders describe them now. */
    static Channels channels() {
        var environment = environment();
        var channels = new TreeMap<String, SalesChannel>();
        var errors = new ArrayList<String>();
        for (var folder : folders(environment)) {
            var read = new ChannelFolder(folder, environment).read();
            channels.putAll(read.byName());
            errors.addAll(read.errors());
        }
        return new Channels(channels, errors);
    }

    /**
     * One of them; errors of others stop nothing.
     *
     * @throws CommandFailed when there is none of this name
     */
    static SalesChannel channel(String name) {
        return channel(name, channels());
    }

    static SalesChannel channel(String name, Channels channels) {
        var channel = channels.byName().get(name);
        if (channel != null) return channel;
        var why = new ArrayList<>(channels.errors());
        why.add("There is no channel " + name + ", only "
                + String.join(", ", channels.byName().keySet()) + ".");
        throw new CommandFailed(String.join(System.lineSeparator(), why));
    }
}
