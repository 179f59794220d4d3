package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetRow;
import io.shelfbell.rule.workbook.Xlsx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a workbook into a decision table, or says everything that is wrong with it. */
public final class TableReader {
    private final String file;
    private final Findings findings;

    private TableReader(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /**
     * Empty if anything was found.
     *
     * @param file how findings and explanations name it, for example {@code decision-tables/timing.xlsx}
     */
    public static Optional<DecisionTable> read(String file, byte[] content, Findings findings) {
        int before = findings.errors();
        var tested = test(file, content, findings);
        return findings.errors() == before ? tested.map(TestedTable::table) : Optional.empty();
    }

    /** As {@link #read}, but there is a table as soon as its rows are right, even if examples fail. */
    public static Optional<TestedTable> test(String file, byte[] content, Findings findings) {
        return Xlsx.open(file, content, findings).flatMap(new TableReader(file, findings)::read);
    }

    private Optional<TestedTable> read(Map<String, Sheet> sheets) {
        var readMe = sheet(sheets, Sheet.READ_ME).flatMap(sheet -> ReadMe.read(sheet, at(Sheet.READ_ME)));
        var rules = sheet(sheets, Sheet.RULES);
        var lists = sheet(sheets, Sheet.LISTS);
        var examples = sheet(sheets, Sheet.EXAMPLES);
        return readMe.flatMap(about -> rules.flatMap(sheet -> read(about, sheet, lists, examples)));
    }

    private Optional<Sheet> sheet(Map<String, Sheet> sheets, String name) {
        if (!sheets.containsKey(name)) at(name).report("", "MISSING_SHEET", "no such sheet", "one", "");
        return Optional.ofNullable(sheets.get(name));
    }

    private Optional<TestedTable> read(
            ReadMe about, Sheet rules, Optional<Sheet> listSheet, Optional<Sheet> exampleSheet) {
        var vocabulary = Vocabulary.of(about.question());
        var lists = listSheet
                .map(sheet -> Lists.read(sheet, vocabulary, at(Sheet.LISTS)))
                .orElse(new Lists(Map.of()));
        return rules(about, rules, vocabulary, lists).map(table -> {
            var examples = new Examples(vocabulary, lists, at(Sheet.EXAMPLES));
            return new TestedTable(
                    table, exampleSheet.map(sheet -> examples.run(sheet, table)).orElse(List.of()));
        });
    }

    private Optional<DecisionTable> rules(ReadMe about, Sheet sheet, Vocabulary vocabulary, Lists lists) {
        var place = at(Sheet.RULES);
        int before = findings.errors();
        var top = sheet.header().orElse(new SheetRow(1, new TreeMap<>()));
        var header = Header.read(top, vocabulary, place);
        if (!header.isUsable()) return Optional.empty();
        var rows = new RuleSheet(name(), about, header, lists, place).read(sheet);
        return findings.errors() == before
                ? Optional.of(new DecisionTable(name(), about, header, lists, rows))
                : Optional.empty();
    }

    private Findings.Place at(String sheet) {
        return findings.at(file, sheet);
    }

    /** The file's name without folders and without {@code .xlsx}. */
    private String name() {
        var last = file.substring(file.lastIndexOf('/') + 1);
        return last.endsWith(".xlsx") ? last.substring(0, last.length() - 5) : last;
    }
}
