package io.shelfbell.rule;

import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.RuleRow;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetCell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds ids that several workbooks of one question share: an explanation names an id, and must mean one row. */
final class SharedIds {
    private final Findings findings;
    private final Map<String, String> firstPlaces = new HashMap<>();

    SharedIds(Findings findings) {
        this.findings = findings;
    }

    void check(List<DecisionTable> tables) {
        for (var table : tables)
            for (var row : table.ruleRows()) check(table.question().name(), row);
    }

    private void check(String question, RuleRow row) {
        var id = row.row().id();
        var cells = row.row().answer().cells();
        var file = cells.substring(0, cells.indexOf('!'));
        var cell = idCell(row);
        var place = file + "!" + Sheet.RULES + "!" + cell.ref();
        var first = firstPlaces.putIfAbsent(question + " " + id, place);
        if (first != null)
            findings.at(file, Sheet.RULES)
                    .report(
                            cell.ref(),
                            "DUPLICATE_ID",
                            Findings.Place.quoted(cell),
                            "an id of its own in all workbooks of \"" + question + "\"",
                            "see " + first);
    }

    private static SheetCell idCell(RuleRow row) {
        return row.sheetRow().cells().values().stream()
                .filter(cell -> cell.text().equals(row.row().id()))
                .findFirst()
                .orElseThrow();
    }
}
