package io.shelfbell.rule;

import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.RuleRow;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ids that rows of each question have: an explanation names an id, and must mean one row of one workbook. Not shared between
 * threads.
 */
public final class TakenIds {
    private final Map<String, String> firstPlaces = new HashMap<>();

    /** None yet. */
    public TakenIds() {}

    /** Those of tables in use. */
    public static TakenIds of(List<TableInUse> tables) {
        var taken = new TakenIds();
        tables.forEach(table -> taken.take(table.table(), new Findings()));
        return taken;
    }

    /** Takes a table's ids, and reports those that another table of the question took before. */
    void take(DecisionTable table, Findings findings) {
        for (var row : table.ruleRows()) take(table.question().name(), row, findings);
    }

    private void take(String question, RuleRow row, Findings findings) {
        var cells = row.row().answer().cells();
        var file = cells.substring(0, cells.indexOf('!'));
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
