package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetRow;
import io.shelfbell.rule.workbook.TimeLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the sheet "Rules" into typed rows. */
final class RuleSheet {
    private final String table;
    private final Header header;
    private final Findings.Place place;
    private final Action action;
    private final Ids ids;
    private final Map<Integer, ColumnCells> columns = new TreeMap<>();
    private int last;

    RuleSheet(String table, ReadMe readMe, Header header, Lists lists, Findings.Place place) {
        this.table = table;
        this.header = header;
        this.place = place;
        this.ids = new Ids(readMe.retiredIds(), place);
        this.action = new Action(readMe.question().action(), header.outcomes(), lists, place);
        var values = new ValueCount(place);
        header.conditions()
                .forEach((column, term) -> columns.put(
                        column,
                        new ColumnCells(ConditionReader.of(term.type(), lists.of(term.name())), values, place)));
    }

    List<RuleRow> read(Sheet sheet) {
        var rows = new ArrayList<RuleRow>();
        last = sheet.header().map(SheetRow::number).orElse(1);
        for (var row : sheet.body()) read(row).ifPresent(rows::add);
        if (sheet.body().isEmpty()) place.report("A2", "NO_ROWS", "no rows", "at least one", "");
        return rows;
    }

    private Optional<RuleRow> read(SheetRow row) {
        TimeLimit.check();
        if (row.number() != last + 1)
            place.report("A" + (last + 1), "EMPTY_ROW", "an empty row", "rows without gaps", "delete the row");
        last = row.number();
        withoutHeader(row);
        int idColumn = header.column(Header.ID).orElseThrow();
        var id = ids.read(row, row.cell(idColumn));
        var conditions = new HashMap<Integer, Condition>();
        columns.forEach((column, cells) -> conditions.put(column, cells.read(row.cell(column))));
        var dates = RowDates.read(row, header, place);
        return action.read(row).map(built -> new RuleRow(describe(row, id, built), row, idColumn, conditions, dates));
    }

    private void withoutHeader(SheetRow row) {
        for (int column = 0; column < row.width(); column++) {
            var cell = row.cell(column);
            if (!header.has(column) && !cell.isBlank())
                place.report(cell.ref(), "NO_HEADER", Findings.Place.quoted(cell), "a header above it", "");
        }
    }

    private Row describe(SheetRow row, String id, Object built) {
        var cells = "A" + row.number() + ":" + SheetRow.letter(header.width() - 1) + row.number();
        var why =
                header.column(Header.WHY).map(column -> row.cell(column).text()).filter(text -> !text.isEmpty());
        return new Row(table, id, place.cells(cells), why.orElse(null), row.number(), built);
    }
}
