package io.shelfbell.command;

import io.shelfbell.command.bench.BenchCommand;
import io.shelfbell.command.drill.DrillCommand;
import io.shelfbell.command.terminal.BuildVersion;
import io.shelfbell.command.terminal.CommandFailed;
import java.io.PrintWriter;
import java.util.Arrays;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands. They end with 0 when all is well, 1 for findings or a failure, and 2 for a command that was not understood. */
@Command(
        name = "shelfbell",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Tells customers the truth about stock, in time.",
            "Without a command it starts the service; --name=value sets one of its properties."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell                                    start the service",
            "  shelfbell --server.port=8090                 start it at another port",
            "  shelfbell check                              check rules, tables and templates",
            "  shelfbell diff old.xlsx new.xlsx             what two versions of a table say differently",
            "  shelfbell table new routing --terms 'Recipient tier, Order value'",
            "  shelfbell key create --name wms --scopes stock:write",
            "  shelfbell unsendable causes                  what could not be delivered, and why",
            "  shelfbell source check wms                   what a stock source lacks, and its first rows",
            "  shelfbell intake read shopify order.json     what would become of an order",
            "  shelfbell import orders --channel csv-orders old.csv",
            "  shelfbell bench alert --events 500           time to alert of a running service",
            "  shelfbell drill --minutes 10                 that the promises hold, whatever fails",
            "",
            "Exit codes: 0 all is well, 1 findings or a failure, 2 not understood."
        },
        subcommands = {
            CheckCommand.class,
            DiffCommand.class,
            TableCommand.class,
            KeyCommand.class,
            UnsendableCommand.class,
            SourceCommand.class,
            IntakeCommand.class,
            ImportCommand.class,
            BenchCommand.class,
            DrillCommand.class
        })
public final class Commands {
    private static final String SPRING_OPTION = "--[^=]+=.*|--debug|--trace";

    Commands() {}

    /** Nothing but Spring's options, or nothing at all, starts the service. */
    public static boolean isCommand(String... args) {
        return !Arrays.stream(args).allMatch(arg -> arg.matches(SPRING_OPTION));
    }

    /** Returns the exit code. */
    @SuppressWarnings({"SystemOut", "DefaultCharset"}) // the terminal's own encoding is the right one
    public static int run(String... args) {
        silenceLogs();
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Commands())
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Commands::failed)
                .execute(args);
    }

    /** A failure that a person can mend is a sentence; anything else is a bug and shows where it is. */
    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof CommandFailed) command.getErr().println(e.getMessage());
        else e.printStackTrace(command.getErr());
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** A command says what went wrong itself; its output may be read by a program. */
    private static void silenceLogs() {
        var logs = LoggingSystem.get(Commands.class.getClassLoader());
        logs.beforeInitialize();
        logs.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
        logs.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
    }
}
