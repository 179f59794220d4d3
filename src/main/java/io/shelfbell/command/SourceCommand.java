package io.shelfbell.command;

import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.SourceFile;
import io.shelfbell.intake.source.SourceFolder;
import io.shelfbell.intake.source.SourceLedger;
import io.shelfbell.intake.source.check.SourceCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Databases that stock is read from. */
@Command(
        name = "source",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Databases that stock is read from: config/sources/NAME.yaml.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell source check wms",
            "  shelfbell source reconcile wms --dry-run",
            "  shelfbell source snapshot wms"
        },
        subcommands = {SourceCommand.Check.class, SourceReconcileCommand.class, SourceCommand.Snapshot.class})
final class SourceCommand {
    private SourceCommand() {}

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Connects, says what is missing with the statement that mends it, and shows the first rows as they are understood."
            })
    static final class Check implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "The source.")
        private String name = "";

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            var file = find(name, spec);
            file.errors().forEach(out::println);
            var settings = file.settings();
            if (settings == null) return 1;
            var result = SourceCheck.of(settings);
            result.obstacles().forEach(obstacle -> tell(obstacle, out));
            result.samples().forEach(out::println);
            out.println(result.isReadable() ? name + " can be read." : name + " cannot be read yet.");
            return result.isReadable() ? 0 : 1;
        }

        private static void tell(Obstacle obstacle, PrintWriter out) {
            out.println((obstacle.fatal() ? "missing: " : "note: ") + obstacle.message());
            if (obstacle.fix() != null) out.println("    " + obstacle.fix());
        }
    }

    @Command(
            name = "snapshot",
            mixinStandardHelpOptions = true,
            description = "Has the running service read all rows of a source anew, such as after its slot was lost.")
    static final class Snapshot implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "The source.")
        private String name = "";

        @Override
        public Integer call() {
            find(name, spec);
            boolean known = new SourceLedger(ConfiguredDatabase.open()).restart(name);
            if (!known)
                throw new CommandFailed("The service has never read " + name + ": it begins with a snapshot anyway.");
            spec.commandLine().getOut().println(name + " is read anew within seconds.");
            return 0;
        }
    }

    static SourceFile find(String name, CommandSpec spec) {
        var environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        var folder = Path.of(environment.getProperty("shelfbell.sources.directory", "config/sources"));
        var files = new SourceFolder(folder, environment).read();
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no source " + name + " in " + folder + ", only " + names(files) + "."));
    }

    private static List<String> names(List<SourceFile> files) {
        return files.stream().map(SourceFile::name).toList();
    }
}
