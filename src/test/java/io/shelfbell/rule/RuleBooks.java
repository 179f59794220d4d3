package io.shelfbell.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The shop's own rule book, and copies of it that a test may change. */
final class RuleBooks {
    static final Path RULES = Path.of("rules");
    static final Path TABLES = Path.of("decision-tables");
    static final RuleBook SHOP = RuleBook.load(RULES, TABLES);

    private RuleBooks() {}

    /** Copies both folders. */
    static RuleFolders copy(Path target) throws IOException {
        for (var folder : List.of(RULES, TABLES)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.toList()) {
                    var to = target.resolve(file.toString());
                    if (Files.isDirectory(file)) Files.createDirectories(to);
                    else Files.copy(file, to);
                }
            }
        }
        return new RuleFolders(target.resolve(RULES), target.resolve(TABLES));
    }

    record RuleFolders(Path rules, Path tables) {
        RuleBook load() {
            return RuleBook.load(rules, tables);
        }

        RuleFolders write(String rule, String text) throws IOException {
            Files.createDirectories(rules.resolve(rule).getParent());
            Files.writeString(rules.resolve(rule), text);
            return this;
        }

        /** A classic decision table, beside the DRL. */
        RuleFolders rule(String rule, byte[] workbook) throws IOException {
            Files.write(rules.resolve(rule), workbook);
            return this;
        }

        RuleFolders write(String table, byte[] workbook) throws IOException {
            Files.write(tables.resolve(table), workbook);
            return this;
        }
    }
}
