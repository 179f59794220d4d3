package io.shelfbell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
        description = "Checks rules, decision tables and templates, and prints all that is wrong, a line each.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell check",
            "  shelfbell check decision-tables/timing.xlsx",
            "  shelfbell check rules templates --json",
            "  shelfbell check decision-tables/timing.xlsx --annotated to-correct"
        })
final class CheckCommand implements Callable<Integer> {
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

    @Option(
            names = "--annotated",
            paramLabel = "FOLDER",
            description = "Write copies of the workbooks into this folder, with the findings as comments on the cells.")
    private @Nullable Path annotated;

    @Override
    public Integer call() throws IOException {
        var files = new LinkedHashSet<Path>();
        var faults = new ArrayList<Fault>();
        for (var path : paths) {
            if (!Files.exists(path)) throw notUnderstood("There is no file or folder " + path + ".");
            var kind = CheckedKind.of(path)
                    .orElseThrow(
                            () -> notUnderstood("There are no rules, decision tables or templates in " + path + "."));
            files.addAll(kind.files(path));
            faults.addAll(kind.check(path));
            if (annotated != null && kind == CheckedKind.TABLES)
                copies(annotated).write(path);
        }
        print(files.size(), faults.stream().distinct().toList());
        return faults.isEmpty() ? 0 : 1;
    }

    /** The other stream is left to programs when they read JSON. */
    private AnnotatedCopies copies(Path folder) {
        var command = spec.commandLine();
        return new AnnotatedCopies(folder, json ? command.getErr() : command.getOut());
    }

    private ParameterException notUnderstood(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private void print(int files, List<Fault> faults) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonMapper().writeValueAsString(Map.of("files", files, "findings", faults)));
            return;
        }
        faults.forEach(out::println);
        out.printf("%s in %s.%n", counted(faults.size(), "finding"), counted(files, "file"));
    }

    private static String counted(int number, String what) {
        return (number == 0 ? "No" : number) + " " + what + (number == 1 ? "" : "s");
    }
}
