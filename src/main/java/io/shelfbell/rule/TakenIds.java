package io.shelfbell.rule;

import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.RuleRow;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of tables, and the ids that rows of each question have: an explanation names a table and an id, and must mean one row of one
 * workbook. Not shared between threads.
 */
public final class TakenIds {
    private final Map<String, String> firstPlaces = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();

    /** None yet. */
    public TakenIds() {}

    /** Those of tables in use. */
    public static TakenIds of(List<TableInUse> tables) {
        var taken = new TakenIds();
        tables.forEach(table -> taken.take(table.table(), new Findings()));
        return taken;
    }

    /** Takes a table's name and ids, and reports what another table took before, the ids by question. */
    void take(DecisionTable table, Findings findings) {
        if (!table.ruleRows().isEmpty()) name(table, findings);
        for (var row : table.ruleRows()) take(table.question().name(), row, findings);
    }

    private void name(DecisionTable table, Findings findings) {
        var file = file(table.ruleRows().get(0));
        var first = files.putIfAbsent(table.name(), file);
        if (first != null && !first.equals(file))
            findings.at(file, "")
                    .report(
                            "",
                            "DUPLICATE_TABLE",
                            "a second table \"" + table.name() + "\"",
                            "a name of its own for every workbook, whatever its folder",
                            "see " + first);
    }

    private static String file(RuleRow row) {
        var cells = row.row().answer().cells();
        return cells.substring(0, cells.indexOf('!'));
    }

    private void take(String question, RuleRow row, Findings findings) {
        var file = file(row);
        var cell = row.idCell();
        var place = findings.at(file, Sheet.RULES);
        var first = firstPlaces.putIfAbsent(question + " " + row.row().id(), place.cells(cell.ref()));
        if (first != null)
            place.report(
                    cell.ref(),
                    "DUPLICATE_ID",
                    Findings.Place.quoted(cell),
                    "an id of its own in all workbooks of \"" + question + "\"",
                    "see " + first);
    }
}
