package io.shelfbell.command;

import io.shelfbell.command.terminal.Progress;
import io.shelfbell.rule.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Checks rules, decision tables and templates without a service. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks rules, decision tables and templates, and prints all that is wrong, a line each.",
            "Ends with 1 when there is an error or a warning; a note alone is no reason to stop."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell check",
            "  shelfbell check decision-tables/timing.xlsx --no-notes",
            "  shelfbell check rules templates --json",
            "  shelfbell check decision-tables/timing.xlsx --annotated to-correct"
        })
final class CheckCommand implements Callable<Integer> {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|FOLDER",
            arity = "0..*",
            description = "What to check (default: rules decision-tables templates).")
    private List<Path> paths = List.of(Path.of("rules"), Path.of("decision-tables"), Path.of("templates"));

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Option(names = "--no-notes", description = "Hide notes: what is worth knowing and needs nothing to be done.")
    private boolean withoutNotes;

    @Option(
            names = "--annotated",
            paramLabel = "FOLDER",
            description = "Write copies of the workbooks into this folder, with the findings as comments on the cells.")
    private @Nullable Path annotated;

    @Override
    public Integer call() throws IOException {
        var files = new LinkedHashSet<Path>();
        var all = new ArrayList<Checking>();
        for (var path : paths) {
            var checking = Checking.of(kind(path), path);
            files.addAll(checking.kind().files(path));
            all.add(checking);
        }
        var faults = check(all).stream()
                .distinct()
                .filter(fault -> !withoutNotes || fault.severity() != Severity.NOTE)
                .toList();
        print(files.size(), faults);
        return faults.stream().allMatch(fault -> fault.severity() == Severity.NOTE) ? 0 : 1;
    }

    private CheckedKind kind(Path path) throws IOException {
        if (!Files.exists(path)) throw notUnderstood("There is no file or folder " + path + ".");
        var kinds = CheckedKind.of(path);
        if (kinds.size() == 1) return kinds.iterator().next();
        if (kinds.size() > 1)
            throw notUnderstood(path + " holds more than one kind: name rules, decision-tables and templates each.");
        throw notUnderstood(
                Files.isDirectory(path)
                        ? "There are no rules, decision tables or templates in " + path + "."
                        : path + " is neither a rule (.drl) nor a decision table (.xlsx) nor a template (.vm).");
    }

    /** The other stream is left to programs when they read JSON. */
    private AnnotatedCopies copies(Path folder) {
        var command = spec.commandLine();
        return new AnnotatedCopies(folder, json ? command.getErr() : command.getOut());
    }

    private ParameterException notUnderstood(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private List<Fault> check(List<Checking> all) throws IOException {
        int steps = all.stream().mapToInt(Checking::files).sum();
        var faults = new ArrayList<Fault>();
        var copies = Optional.ofNullable(annotated).map(this::copies);
        try (var progress =
                new Progress(steps, Ansi.AUTO.enabled() ? spec.commandLine().getErr() : null, SHORT)) {
            var run = CheckRun.begin(progress::step, copies);
            for (var one : all) faults.addAll(one.kind().check(one.path(), run));
        }
        return faults;
    }

    private void print(int files, List<Fault> faults) {
        var out = spec.commandLine().getOut();
        var tally = Tally.of(faults);
        if (json) {
            var whole = Map.of("files", files, "counts", tally, "findings", faults);
            out.println(new JsonMapper().writeValueAsString(whole));
            return;
        }
        faults.forEach(out::println);
        out.printf("%s in %s.%n", tally, Tally.counted(files, "file"));
    }
}
