package io.shelfbell.rule.table;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.classic.ClassicTable;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetRow;
import io.shelfbell.rule.workbook.TimeLimit;
import io.shelfbell.rule.workbook.Xlsx;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a workbook into a decision table, or says everything that is wrong with it. */
public final class TableReader {
    /** Less than the ten seconds that are promised: a machine short of memory needs a while to say so. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private static final String READ = ".xlsx";

    /** What the programs that people use save workbooks as. */
    private static final List<String> ENDINGS = List.of(
            READ, ".xlsm", ".xlsb", ".xls", ".xltx", ".xltm", ".xlt", ".ods", ".fods", ".ots", ".numbers", ".et");

    private final String file;
    private final Findings findings;

    private TableReader(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /**
     * Empty if there are errors. Whatever is sent, the answer comes within ten seconds.
     *
     * @param file how findings and explanations name it, for example {@code decision-tables/timing.xlsx}
     */
    public static Optional<DecisionTable> read(String file, byte[] content, Findings findings) {
        return read(file, content, findings, LIMIT);
    }

    /** The same for a file of our own, which is given more time: a busy machine must not fail to start. */
    public static Optional<DecisionTable> read(String file, byte[] content, Findings findings, Duration limit) {
        int before = findings.errors();
        var tested = test(file, content, findings, limit);
        return findings.errors() == before ? tested.map(TestedTable::table) : Optional.empty();
    }

    /** As {@link #read}, but there is a table as soon as its rows are right, even if examples fail. */
    public static Optional<TestedTable> test(String file, byte[] content, Findings findings) {
        return test(file, content, findings, LIMIT);
    }

    private static Optional<TestedTable> test(String file, byte[] content, Findings findings, Duration limit) {
        if (ClassicTable.isNamed(file)) {
            findings.add(ClassicTable.misplaced(file));
            return Optional.empty();
        }
        if (!lower(file).endsWith(READ)) {
            findings.add(otherFormat(file));
            return Optional.empty();
        }
        var reader = new TableReader(file, new Findings());
        var tested = TimeLimit.within(limit, () -> reader.read(content));
        if (tested.isPresent()) findings.addAll(reader.findings);
        else
            findings.at(file, "")
                    .report(
                            "",
                            "TOO_SLOW",
                            "a workbook that takes too long to read",
                            "a simpler one",
                            "split the table");
        return tested.flatMap(read -> read);
    }

    public static boolean isWorkbook(String file) {
        return ENDINGS.stream().anyMatch(lower(file)::endsWith);
    }

    private static String lower(String file) {
        return file.toLowerCase(Locale.ROOT);
    }

    private static Finding otherFormat(String file) {
        return Finding.error(
                file,
                "",
                "",
                "OTHER_FORMAT",
                "a file whose name ends in " + file.substring(file.lastIndexOf('.') + 1),
                "an .xlsx workbook",
                "open it in Excel or LibreOffice and save it as .xlsx");
    }

    private Optional<TestedTable> read(byte[] content) {
        return Xlsx.open(file, content, findings).flatMap(this::read);
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
        return last.substring(0, last.length() - READ.length());
    }
}
