package io.shelfbell.command;

import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.rule.FilesBelow;
import io.shelfbell.rule.RuleBook;
import io.shelfbell.rule.TableCheck;
import io.shelfbell.template.InvalidTemplates;
import io.shelfbell.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What can be checked; a file's ending tells which it is, and so does what a folder holds. */
enum CheckedKind {
    RULES(file -> file.endsWith(".drl")) {
        /** A rule, or a classic decision table, is compiled with its question, and a question with its folder. */
        @Override
        List<Fault> check(Path path, CheckRun run) throws IOException {
            var folder = rootOf(path, "rules");
            var findings = RuleBook.check(folder);
            files(path).forEach(file -> run.done().run());
            return findings.stream()
                    .map(finding -> Fault.below(folder, finding))
                    .filter(fault -> isAbout(fault, path))
                    .toList();
        }
    },
    TABLES(TableCheck::isWorkbook) {
        @Override
        List<Fault> check(Path path, CheckRun run) throws IOException {
            var faults = new ArrayList<Fault>();
            for (var file : files(path)) {
                run.done().run();
                if (!run.isNew(file)) continue;
                var name = file.toString().replace('\\', '/');
                var workbook = Files.readAllBytes(file);
                var check = TableCheck.of(name, workbook, run.taken());
                check.findings().forEach(finding -> faults.add(Fault.of(name, finding)));
                if (run.copies().isPresent()) run.copies().get().write(path, file, workbook, check);
            }
            return faults;
        }
    },
    TEMPLATES(file -> file.endsWith(".vm")) {
        @Override
        List<Fault> check(Path path, CheckRun run) throws IOException {
            files(path).forEach(file -> run.done().run());
            try {
                Templates.load(rootOf(path, "templates"));
                return List.of();
            } catch (InvalidTemplates e) {
                return e.problems().stream()
                        .map(Fault::of)
                        .filter(fault -> isAbout(fault, path))
                        .toList();
            }
        }
    };

    private final Predicate<String> named;

    /** @param named tells its files by their names in lower case */
    CheckedKind(Predicate<String> named) {
        this.named = named;
    }

    /** Empty for something that is not ours; several for a folder above theirs. */
    static Set<CheckedKind> of(Path path) throws IOException {
        var kinds = EnumSet.noneOf(CheckedKind.class);
        for (var kind : values()) if (!FilesBelow.of(path, kind::isPlain).isEmpty()) kinds.add(kind);
        if (kinds.isEmpty() && !FilesBelow.of(path, CheckedKind::isClassic).isEmpty()) kinds.add(byPlace(path));
        return kinds;
    }

    /** A classic Drools table belongs to the rules, and is told so where it lies among the tables. */
    private static CheckedKind byPlace(Path path) {
        for (var folder : path.toAbsolutePath().normalize()) if (folder.endsWith("rules")) return RULES;
        return TABLES;
    }

    private boolean isPlain(String file) {
        return named.test(file) && !isClassic(file);
    }

    private static boolean isClassic(String file) {
        return file.endsWith(".drl.xlsx") || file.endsWith(".drl.xls");
    }

    /** All that is wrong in a file or a folder. */
    abstract List<Fault> check(Path path, CheckRun run) throws IOException;

    List<Path> files(Path path) throws IOException {
        return FilesBelow.of(path, file -> isPlain(file) || this != TEMPLATES && isClassic(file));
    }

    /** A folder is its own root; a single file belongs to the folder of this name above it. */
    private static Path rootOf(Path path, String name) {
        if (Files.isDirectory(path)) return path;
        for (var above = path.getParent(); above != null; above = above.getParent())
            if (above.endsWith(name)) return above;
        throw new CommandFailed("There is no folder " + name + " in the path " + path + "; name it from there on.");
    }

    /** What is wrong with a whole folder keeps each of its files from use. */
    private static boolean isAbout(Fault fault, Path path) {
        return Files.isDirectory(path) || path.startsWith(Path.of(fault.file()));
    }
}
