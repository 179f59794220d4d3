package io.shelfbell.command;

import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.rule.NewTable;
import io.shelfbell.rule.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a decision table. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Writes a workbook that is ready for the first row of a decision table.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell table new routing --terms 'Recipient tier, Item category'",
            "  shelfbell table new timing --name vip --policy first --owner compliance \\",
            "      --terms 'Recipient tier, Local time' --purpose 'When the best customers may be told.'",
            "",
            "shelfbell table terms QUESTION lists the terms."
        })
final class TableNewCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "QUESTION",
            completionCandidates = Questions.class,
            description = "What it answers: ${COMPLETION-CANDIDATES}.")
    private String question = "";

    @Option(
            names = "--terms",
            required = true,
            split = "\\s*,\\s*",
            description = "Its condition columns, with commas.")
    private List<String> terms = List.of();

    @Option(
            names = "--policy",
            description = "What happens when several rows match: first, unique, any or collect (default: first).")
    private String policy = "first";

    @Option(names = "--owner", description = "Who answers for it.")
    private String owner = "to be named";

    @Option(names = "--purpose", description = "What it is for, for its readers.")
    private String purpose = "To be written: what this table decides, and what happens when no row matches.";

    @Option(names = "--name", description = "What tells it from other tables of the question (default: a number).")
    private @Nullable String name;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it (default: in --folder).")
    private @Nullable Path out;

    @Option(names = "--folder", description = "Where the tables are (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("decision-tables");

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    static final class Questions implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return RuleBook.questions().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        var names = terms.stream()
                .map(String::strip)
                .filter(term -> !term.isEmpty())
                .toList();
        var table = new NewTable(question, names, policy, owner, purpose);
        if (!table.problems().isEmpty()) throw notUnderstood(String.join("\n", table.problems()));
        var file = file();
        if (Files.exists(file) && !force)
            throw new CommandFailed("There is a file " + file + " already; --force replaces it.");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, table.workbook());
        spec.commandLine().getOut().println("Written: " + file);
        return 0;
    }

    private Path file() {
        if (out != null) return out;
        if (name != null && !name.matches("[\\w-]+")) throw notUnderstood("A name is made of letters, digits and -.");
        if (name != null) return folder.resolve(question + "-" + name + ".xlsx");
        return Stream.iterate(1, i -> i + 1)
                .map(i -> folder.resolve(question + (i == 1 ? "" : "-" + i) + ".xlsx"))
                .filter(file -> !Files.exists(file))
                .findFirst()
                .orElseThrow();
    }

    private ParameterException notUnderstood(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
