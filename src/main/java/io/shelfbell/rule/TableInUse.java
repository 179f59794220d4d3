package io.shelfbell.rule;

import io.shelfbell.rule.table.ActionTerm;
import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.FactTerm;
import io.shelfbell.rule.table.RuleRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A decision table of a release, in the words of the workbook that it was read from. Immutable. */
public final class TableInUse {
    private final SourceFile file;
    private final DecisionTable table;

    TableInUse(SourceFile file, DecisionTable table) {
        this.file = file;
        this.table = table;
    }

    DecisionTable table() {
        return table;
    }

    public String name() {
        return table.name();
    }

    /** For example {@code decision-tables/timing.xlsx}. */
    public String file() {
        return file.name();
    }

    public String question() {
        return table.question().name();
    }

    /** {@code first}, {@code unique}, {@code any} or {@code collect}. */
    public String policy() {
        return table.policy().name().toLowerCase(Locale.ROOT);
    }

    public String owner() {
        return table.owner();
    }

    public String purpose() {
        return table.purpose();
    }

    /** How many rows there are. */
    public int size() {
        return table.ruleRows().size();
    }

    /** What heads the condition columns and then the outcome columns, from the left. */
    public List<String> terms() {
        return Stream.concat(
                        table.conditions().values().stream().map(FactTerm::name),
                        table.outcomes().values().stream().map(ActionTerm::header))
                .toList();
    }

    /** The workbook, byte for byte as it was read. */
    public byte[] workbook() {
        return file.content().clone();
    }

    /**
     * What a cell says.
     *
     * @param cell for example {@code C7}, on the sheet {@code Rules}
     */
    public record Said(String says, String cell) {}

    /**
     * One row.
     *
     * @param sheetRow the row's number in the sheet, from 1
     * @param cells the whole row, as explanations name it
     * @param conditions by term, in the order of the columns; blank cells are left out
     * @param outcomes as the conditions
     * @param from the first day on which the row holds
     * @param until the last one
     */
    public record Line(
            String id,
            @Nullable String why,
            int sheetRow,
            String cells,
            Map<String, Said> conditions,
            Map<String, Said> outcomes,
            @Nullable Said from,
            @Nullable Said until) {}

    /** The rows in the order of the sheet. */
    public List<Line> lines() {
        var conditions = new TreeMap<Integer, String>();
        table.conditions().forEach((column, term) -> conditions.put(column, term.name()));
        var outcomes = new TreeMap<Integer, String>();
        table.outcomes().forEach((column, term) -> outcomes.put(column, term.name()));
        return table.ruleRows().stream()
                .map(row -> line(row, conditions, outcomes))
                .toList();
    }

    private Line line(RuleRow row, Map<Integer, String> conditions, Map<Integer, String> outcomes) {
        return new Line(
                row.row().id(),
                row.row().why(),
                row.row().number(),
                row.row().answer().cells(),
                said(row, conditions),
                said(row, outcomes),
                said(row, table.dateColumns().get("From")),
                said(row, table.dateColumns().get("Until")));
    }

    private static Map<String, Said> said(RuleRow row, Map<Integer, String> columns) {
        var all = new LinkedHashMap<String, Said>();
        columns.forEach((column, name) -> {
            var said = said(row, column);
            if (said != null) all.put(name, said);
        });
        return all;
    }

    private static @Nullable Said said(RuleRow row, @Nullable Integer column) {
        var cell = row.sheetRow().cells().get(column == null ? -1 : column);
        return cell == null || cell.isBlank() ? null : new Said(cell.text(), cell.ref());
    }
}
