package io.shelfbell.command;

import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.rule.RuleBook;
import io.shelfbell.rule.TableCheck;
import io.shelfbell.rule.TakenIds;
import io.shelfbell.template.InvalidTemplates;
import io.shelfbell.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What can be checked; a file's ending tells which it is, and so does what a folder holds. */
enum CheckedKind {
    RULES(".drl") {
        /** A rule, or a classic decision table, is compiled with its question, and a question with its folder. */
        @Override
        List<Fault> check(Path path, Runnable done, Optional<AnnotatedCopies> copies) throws IOException {
            var folder = rootOf(path, "rules");
            var findings = RuleBook.check(folder);
            files(path).forEach(file -> done.run());
            return findings.stream()
                    .map(finding -> Fault.below(folder, finding))
                    .filter(fault -> isAbout(fault, path))
                    .toList();
        }
    },
    TABLES(".xlsx") {
        @Override
        List<Fault> check(Path path, Runnable done, Optional<AnnotatedCopies> copies) throws IOException {
            var faults = new ArrayList<Fault>();
            var taken = new TakenIds();
            for (var file : files(path)) {
                var name = file.toString().replace('\\', '/');
                var workbook = Files.readAllBytes(file);
                var findings = TableCheck.of(name, workbook, taken).findings();
                findings.forEach(finding -> faults.add(Fault.of(name, finding)));
                if (copies.isPresent()) copies.get().write(path, file, workbook, findings);
                done.run();
            }
            return faults;
        }
    },
    TEMPLATES(".vm") {
        @Override
        List<Fault> check(Path path, Runnable done, Optional<AnnotatedCopies> copies) throws IOException {
            files(path).forEach(file -> done.run());
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

    private final String ending;

    CheckedKind(String ending) {
        this.ending = ending;
    }

    /** Empty for something that is not ours; several for a folder above theirs. */
    static Set<CheckedKind> of(Path path) throws IOException {
        var kinds = EnumSet.noneOf(CheckedKind.class);
        for (var kind : values()) if (!files(path, kind::isPlain).isEmpty()) kinds.add(kind);
        if (kinds.isEmpty() && !files(path, CheckedKind::isClassic).isEmpty()) kinds.add(byPlace(path));
        return kinds;
    }

    /** A classic Drools table belongs to the rules, and is told so where it lies among the tables. */
    private static CheckedKind byPlace(Path path) {
        for (var folder : path.toAbsolutePath().normalize()) if (folder.endsWith("rules")) return RULES;
        return TABLES;
    }

    private boolean isPlain(String file) {
        return file.endsWith(ending) && !isClassic(file);
    }

    private static boolean isClassic(String file) {
        return file.endsWith(".drl.xlsx") || file.endsWith(".drl.xls");
    }

    /**
     * All that is wrong in a file or a folder.
     *
     * @param done called once for every file
     * @param copies where workbooks go with what is wrong in them
     */
    abstract List<Fault> check(Path path, Runnable done, Optional<AnnotatedCopies> copies) throws IOException;

    List<Path> files(Path path) throws IOException {
        return files(path, file -> isPlain(file) || this != TEMPLATES && isClassic(file));
    }

    /** Without the lock files of an open Excel. */
    private static List<Path> files(Path path, Predicate<String> which) throws IOException {
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> which.test(file.toString()))
                    .filter(file -> !file.getFileName().toString().startsWith("~$"))
                    .sorted()
                    .toList();
        }
    }

    /** A folder is its own root; a single file belongs to the folder of this name above it. */
    private static Path rootOf(Path path, String name) {
        if (Files.isDirectory(path)) return path;
        for (var above = path.getParent(); above != null; above = above.getParent())
            if (above.endsWith(name)) return above;
        throw new CommandFailed("There is no folder " + name + " in the path " + path + "; name it from there on.");
    }

    private static boolean isAbout(Fault fault, Path path) {
        return Files.isDirectory(path) || Path.of(fault.file()).equals(path);
    }
}
