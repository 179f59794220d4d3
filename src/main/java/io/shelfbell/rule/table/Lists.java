package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetCell;
import io.shelfbell.rule.workbook.TimeLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sheet "Lists": allowed values by the header of the column that may hold them. */
record Lists(Map<String, List<String>> values) {
    static Lists read(Sheet sheet, Vocabulary vocabulary, Findings.Place place) {
        var lists = new HashMap<String, List<String>>();
        sheet.header()
                .ifPresent(header -> Header.eachOnce(
                        header,
                        place,
                        (column, cell) -> vocabulary
                                .type(cell.text())
                                .ifPresentOrElse(
                                        type -> lists.put(
                                                ActionTerm.spaced(cell.text()), values(sheet, column, type, place)),
                                        () -> unknown(cell, vocabulary, place))));
        return new Lists(lists);
    }

    private static void unknown(SheetCell cell, Vocabulary vocabulary, Findings.Place place) {
        place.report(
                cell.ref(),
                "UNKNOWN_TERM",
                Findings.Place.quoted(cell),
                "a term of the question",
                Nearest.to(cell.text(), vocabulary.headers()));
    }

    private static List<String> values(Sheet sheet, int column, TermType type, Findings.Place place) {
        var reader = new ValueReader(type, Set.of());
        var values = new ArrayList<String>();
        for (var row : sheet.body()) {
            var cell = row.cell(column);
            if (cell.isBlank()) continue;
            TimeLimit.check();
            if (type.kind() == Kind.TEXT) Letters.warn(cell, place);
            try {
                reader.read(cell.text());
                values.add(cell.text());
            } catch (BadCell bad) {
                bad.reportAt(place, cell);
            }
        }
        return List.copyOf(values);
    }

    List<String> of(String header) {
        return values.getOrDefault(header, List.of());
    }
}
