package io.shelfbell.rule;

import io.shelfbell.rule.classic.ClassicTable;
import io.shelfbell.rule.workbook.Findings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Drools compiles of a file: the DRL in it, or the DRL that is made of a classic decision table. */
record RuleSource(SourceFile file, Optional<ClassicTable> table) {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");

    private static final String DRL = ".drl";

    /** Empty, with the reasons in the findings, when there is nothing to compile. */
    static Optional<RuleSource> of(SourceFile file, Findings findings) {
        if (!ClassicTable.isNamed(file.name())) return drl(file, findings);
        return ClassicTable.read(file.name(), file.content(), packageOf(file.folder()), findings)
                .map(table -> new RuleSource(file, Optional.of(table)));
    }

    /** Drools only warns of it in the log. */
    private static Optional<RuleSource> drl(SourceFile file, Findings findings) {
        var pack = packageOf(file.folder());
        var text = text(file);
        var named = PACKAGE.matcher(text);
        boolean found = named.find();
        if (found && named.group(1).equals(pack)) return Optional.of(new RuleSource(file, Optional.empty()));
        var line = found ? text.substring(0, named.start(1)).lines().count() : 1;
        findings.at(file.name(), "")
                .report(
                        "line " + line,
                        "WRONG_PACKAGE",
                        found ? "package " + named.group(1) : "no package",
                        "the package of the folder",
                        "package " + pack + ";");
        return Optional.empty();
    }

    /** A package has no hyphens. */
    static String packageOf(String question) {
        return "rules." + question.replace('-', '_');
    }

    /** Drools wants folders as packages are called, and endings in small letters; it may keep by path what it made of a workbook, so the path tells the content too. */
    String path() {
        int cut = file.name().lastIndexOf('/') + 1;
        var folder = file.name().substring(0, cut).replace('-', '_');
        var last = file.name().substring(cut);
        return folder
                + table.map(made -> last + "." + ContentHash.of(List.of(file)) + DRL)
                        .orElse(last.substring(0, last.length() - DRL.length()) + DRL);
    }

    byte[] drl() {
        return table.map(made -> made.drl().getBytes(StandardCharsets.UTF_8)).orElse(file.content());
    }

    /** @param cell blank in a DRL file */
    record Place(String file, String sheet, String cell) {}

    /** Where a word stands. */
    Stream<Place> placesOf(String word) {
        if (table.isEmpty()) return text(file).contains(word) ? Stream.of(new Place(file.name(), "", "")) : Stream.of();
        var made = table.get();
        return made.cellsWith(word).stream().map(cell -> new Place(file.name(), made.sheet(), cell));
    }

    private static String text(SourceFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
