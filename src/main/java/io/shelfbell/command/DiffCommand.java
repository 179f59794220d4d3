package io.shelfbell.command;

import io.shelfbell.rule.Difference;
import io.shelfbell.rule.TableDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Tells what two versions of a decision table say differently, without a service. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what two versions of a decision table say differently, a sentence each.",
            "Ends with 0 when they say the same, with 1 when they do not, and with 2 when they cannot be compared."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell diff timing.xlsx timing-draft.xlsx",
            "  shelfbell diff old/routing.xlsx decision-tables/routing.xlsx --json"
        })
final class DiffCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier version, an .xlsx file.")
    @SuppressWarnings("NullAway.Init")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later version.")
    @SuppressWarnings("NullAway.Init")
    private Path after;

    @Option(names = "--json", description = "Print the differences as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var diff = TableDiff.between(version(before), version(after));
        if (!diff.unreadable().isEmpty())
            throw notUnderstood(diff.unreadable().stream().map(Object::toString).collect(Collectors.joining("\n")));
        print(diff.differences(), diff.more());
        return diff.differences().isEmpty() ? 0 : 1;
    }

    private TableDiff.Version version(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw notUnderstood("There is no file " + file + ".");
        return new TableDiff.Version(file.toString().replace('\\', '/'), Files.readAllBytes(file));
    }

    private ParameterException notUnderstood(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private void print(List<Difference> differences, int more) {
        var out = spec.commandLine().getOut();
        if (json) {
            var whole = Map.of(
                    "before", before.toString(), "after", after.toString(), "differences", differences, "more", more);
            out.println(new JsonMapper().writeValueAsString(whole));
            return;
        }
        differences.forEach(one -> out.println(one.sentence()));
        out.println(
                differences.isEmpty()
                        ? "No differences."
                        : Tally.counted(differences.size() + more, "difference") + ".");
    }
}
