package io.shelfbell.command;

import io.shelfbell.rule.TableRefresh;
import io.shelfbell.rule.UnreadableWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings the lists behind the drop-downs up to date. */
@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the sheet Lists of workbooks up to date: values that a term has today, and lists for new columns.",
            "Lists of texts are the analysts' own and stay; so does every other sheet."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shelfbell table refresh decision-tables/routing.xlsx",
            "  shelfbell table refresh decision-tables/*.xlsx --dry-run"
        })
final class TableRefreshCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The workbooks.")
    private List<Path> files = List.of();

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        for (var file : files)
            if (!Files.isRegularFile(file))
                throw new ParameterException(spec.commandLine(), "There is no file " + file + ".");
        boolean failed = false;
        for (var file : files) failed |= !refresh(file);
        return failed ? 1 : 0;
    }

    private boolean refresh(Path file) throws IOException {
        try {
            var refreshed = TableRefresh.of(Files.readAllBytes(file));
            if (!dryRun && !refreshed.changes().isEmpty()) replace(file.toRealPath(), refreshed.workbook());
            tell(file, refreshed.changes());
            return true;
        } catch (UnreadableWorkbook e) {
            spec.commandLine().getErr().println(file + ": " + e.getMessage());
            return false;
        }
    }

    /** Written beside it first: a disk that is full must not cost the analyst the table. */
    private static void replace(Path file, byte[] workbook) throws IOException {
        var fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.write(fresh, workbook);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void tell(Path file, List<String> changes) {
        var out = spec.commandLine().getOut();
        var would = dryRun ? "not written: " : "";
        if (changes.isEmpty()) out.println(file + ": up to date");
        changes.forEach(change -> out.println(file + "!Lists: " + would + change));
    }
}
