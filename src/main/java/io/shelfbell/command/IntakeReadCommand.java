package io.shelfbell.command;

import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.fact.Answer;
import io.shelfbell.fact.ConcernKind;
import io.shelfbell.fact.OrderConcern;
import io.shelfbell.fact.OrderConcern.Noticed;
import io.shelfbell.fact.OrderRuling.Outcome;
import io.shelfbell.intake.channel.OrderDocuments;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.intake.channel.SalesChannel;
import io.shelfbell.rule.BrokenRuleBook;
import io.shelfbell.rule.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What would become of bodies. Needs no database: what the item master knows is not looked up. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = {
            "Reads files as a channel would, and says what would become of their orders, by the rules and tables of this folder.",
            "Exit code 0: every file is an order that would be accepted; 1: something would be held or rejected."
        })
final class IntakeReadCommand implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CHANNEL", description = "A name in config/channels.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Bodies.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> files;

    @Option(names = "--orders", description = "Print the orders as they are understood, too.")
    private boolean orders;

    @Override
    public Integer call() throws IOException {
        var now = Clock.systemUTC().instant();
        var channel = IntakeCommand.channel(name);
        var book = book();
        var outcomes = new TreeMap<String, Integer>();
        for (var file : files) {
            if (!Files.isRegularFile(file)) throw new CommandFailed("There is no file " + file + ".");
            for (var found : OrderDocuments.read(channel, Files.readAllBytes(file), now))
                outcomes.merge(print(file, found, book, now), 1, Integer::sum);
        }
        say(channel, outcomes);
        return outcomes.keySet().equals(java.util.Set.of("ACCEPTED")) ? 0 : 1;
    }

    private static RuleBook book() {
        try {
            return RuleBook.load(Path.of("rules"), Path.of("decision-tables"));
        } catch (BrokenRuleBook e) {
            throw new CommandFailed("The rules or tables have errors; see: shelfbell check");
        }
    }

    private void say(SalesChannel channel, Map<String, Integer> outcomes) {
        out("%s: %s".formatted(channel.name(), outcomes));
    }

    private void out(String line) {
        spec.commandLine().getOut().println(line);
    }

    /** Returns the outcome. */
    private String print(Path file, Found found, RuleBook book, Instant now) {
        if (found instanceof Found.None none) {
            out(file + ": REJECTED");
            none.why().forEach(why -> out("  " + why.pointer() + " " + why.code() + ": " + why.message()));
            return "REJECTED";
        }
        var order = (Found.Order) found;
        var strictest = Outcome.NOTE;
        var lines = new StringBuilder();
        for (var noticed : order.noticed()) {
            var decided = book.validation(OrderConcern.of(noticed, order.order(), now))
                    .decided();
            for (var one : decided) {
                var outcome = one.action().outcome();
                if (outcome.compareTo(strictest) > 0) strictest = outcome;
                lines.append(line(noticed, outcome, one.answers())).append(System.lineSeparator());
            }
        }
        var status = status(strictest);
        out(file + ": " + status + " " + order.order().id() + ", "
                + order.order().lines().size() + " lines");
        spec.commandLine().getOut().print(lines);
        if (orders) out(JSON.writeValueAsString(order.order()));
        return status;
    }

    private static String status(Outcome strictest) {
        return switch (strictest) {
            case REJECT -> "REJECTED";
            case HOLD -> "HELD";
            default -> "ACCEPTED";
        };
    }

    private static String line(Noticed noticed, Outcome outcome, List<Answer> answers) {
        var row = answers.stream()
                .map(Answer::row)
                .filter(java.util.Objects::nonNull)
                .map(Answer.Row::cells)
                .findFirst()
                .orElse("");
        var code = noticed.kind() == ConcernKind.REPAIRED
                ? noticed.detail()
                : noticed.kind().name();
        return "  %-6s %s %s: %s %s"
                .formatted(outcome, noticed.pointer(), code, noticed.message(), row)
                .stripTrailing();
    }
}
