package io.shelfbell.rule.classic;

import io.shelfbell.rule.Severity;
import io.shelfbell.rule.workbook.Findings;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.drools.decisiontable.parser.ActionType;

/** Rows that make other rules than they seem to, or none. */
record RowTraps(Sheet sheet, Layout layout, Findings.Place place) {

    void report(RuleTable table) {
        boolean understood = table.headers().stream().allMatch(header -> Keyword.meaning(header.text()) != null);
        for (int row : table.rows()) {
            hidden(table, row);
            if (understood) halfFilled(table, row);
        }
        dropped(table);
    }

    private void hidden(RuleTable table, int row) {
        if (sheet.getRow(row).getZeroHeight())
            place.report(
                    Severity.WARNING,
                    cell(table, row),
                    "HIDDEN",
                    "a hidden row, whose rule is at work",
                    "everything visible",
                    "show the row or delete it");
    }

    /** Without a condition there is no pattern, so that the rule is not asked about each fact: it fires once in the life of a session. */
    private void halfFilled(RuleTable table, int row) {
        var filled = filled(table, row);
        if (!filled.contains(ActionType.Code.CONDITION))
            place.report(
                    cell(table, row),
                    "NO_CONDITION",
                    "a row without any condition, whose rule does not look at the facts",
                    "at least one condition",
                    "for a rule that always answers, write DRL with a pattern");
        if (!filled.contains(ActionType.Code.ACTION))
            place.report(
                    Severity.WARNING,
                    cell(table, row),
                    "NO_ACTION",
                    "a row without any action",
                    "an action that is inserted",
                    "delete the row");
    }

    private static Set<ActionType.Code> filled(RuleTable table, int row) {
        var columns = table.values().stream()
                .filter(value -> value.row() == row)
                .map(Written::column)
                .collect(Collectors.toSet());
        return table.headers().stream()
                .filter(header -> columns.contains(header.column()))
                .flatMap(header -> Stream.ofNullable(Keyword.meaning(header.text())))
                .collect(Collectors.toSet());
    }

    private static String cell(RuleTable table, int row) {
        return Written.ref(row, table.start().column());
    }

    private void dropped(RuleTable table) {
        var rows = layout.dropped().stream()
                .filter(dropped -> dropped.table() == table)
                .map(Layout.Dropped::row)
                .toList();
        if (rows.isEmpty()) return;
        var first = rows.get(0).get(0);
        var last = rows.get(rows.size() - 1).get(0);
        place.report(
                Severity.WARNING,
                first.row() == last.row() ? first.ref() : first.ref() + ":" + last.ref(),
                "DROPPED_ROWS",
                rows.size() + (rows.size() == 1 ? " row" : " rows") + " below an empty one, which Drools leaves out",
                "a table without empty rows",
                "delete row " + (table.below() + 1));
    }
}
