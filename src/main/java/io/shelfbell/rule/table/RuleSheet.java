package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetCell;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sheet "Rules" into typed rows. */
final class RuleSheet {
    private final String table;
    private final Header header;
    private final Findings.Place place;
    private final Action action;
    private final Map<Integer, ConditionReader> readers = new HashMap<>();
    private final Map<String, Integer> rowOfId = new HashMap<>();
    private int last;

    RuleSheet(String table, ReadMe readMe, Header header, Lists lists, Findings.Place place) {
        this.table = table;
        this.header = header;
        this.place = place;
        this.action = new Action(readMe.question().action(), header.outcomes(), lists, place);
        header.conditions()
                .forEach((column, term) -> readers.put(column, ConditionReader.of(term.type(), lists.of(term.name()))));
    }

    List<RuleRow> read(Sheet sheet) {
        var rows = new ArrayList<RuleRow>();
        last = sheet.header().map(SheetRow::number).orElse(1);
        for (var row : sheet.body()) read(row).ifPresent(rows::add);
        if (sheet.body().isEmpty()) place.report("A2", "NO_ROWS", "no rows", "at least one", "");
        return rows;
    }

    private Optional<RuleRow> read(SheetRow row) {
        if (row.number() != last + 1)
            place.report("A" + (last + 1), "EMPTY_ROW", "an empty row", "rows without gaps", "delete the row");
        last = row.number();
        beyondHeader(row);
        var id = id(row);
        var conditions = new HashMap<Integer, Condition>();
        readers.forEach((column, reader) -> conditions.put(column, condition(row.cell(column), reader)));
        var dates = RowDates.read(row, header, place);
        return action.read(row).map(built -> new RuleRow(describe(row, id, built), row, conditions, dates));
    }

    private void beyondHeader(SheetRow row) {
        row.cells().forEach((column, cell) -> {
            if (column >= header.width())
                place.report(cell.ref(), "NO_HEADER", Findings.Place.quoted(cell), "a header above it", "");
        });
    }

    private String id(SheetRow row) {
        var cell = row.cell(header.column(Header.ID).orElseThrow());
        if (cell.isBlank()) place.report(cell.ref(), "EMPTY_ID", "a blank cell", "an id of its own", "");
        var first = cell.isBlank() ? null : rowOfId.putIfAbsent(cell.text(), row.number());
        if (first != null)
            place.report(
                    cell.ref(), "DUPLICATE_ID", Findings.Place.quoted(cell), "an id of its own", "see row " + first);
        return cell.text();
    }

    private Condition condition(SheetCell cell, ConditionReader reader) {
        try {
            return reader.read(cell);
        } catch (BadCell bad) {
            bad.reportAt(place, cell);
            return Condition.ANY;
        }
    }

    private Row describe(SheetRow row, String id, Object built) {
        var cells = "A" + row.number() + ":" + SheetRow.letter(header.width() - 1) + row.number();
        var why =
                header.column(Header.WHY).map(column -> row.cell(column).text()).filter(text -> !text.isEmpty());
        return new Row(table, id, place.cells(cells), why.orElse(null), row.number(), built);
    }
}
