package io.shelfbell.rule.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet as they are read. Rows and cells may come in any order, and need not say where they stand. */
final class SheetRows {
    static final int MAX_ROWS = 20_000;
    static final int MAX_COLUMNS = 64;

    private final Findings.Place place;
    private final List<SheetRow> rows = new ArrayList<>();
    private final Set<Integer> seen = new HashSet<>();
    private final @Nullable Object[] values = new @Nullable Object[MAX_COLUMNS];
    private int width;
    private int next;
    private int row;
    private boolean tooManyRows;
    private boolean tooManyColumns;

    SheetRows(Findings.Place place) {
        this.place = place;
    }

    /** @param number from 1; blank for the row after the last */
    void begin(String number) throws Refused {
        end();
        row = number.isEmpty() ? row + 1 : CellPlace.row(number);
        next = 0;
    }

    private void end() throws Refused {
        if (width == 0) return;
        if (!seen.add(row)) throw Refused.broken("row " + row + " twice in sheet \"" + place.sheet() + "\"");
        rows.add(SheetRow.of(row, values, width));
        Arrays.fill(values, 0, width, null);
        width = 0;
    }

    int current() {
        return row;
    }

    /** @param ref as the cell says; blank for the column after the last */
    int column(String ref) throws Refused {
        if (ref.isEmpty()) return next++;
        var said = CellPlace.of(ref);
        if (said.row() != row) throw Refused.broken("cell " + ref + " in row " + row);
        next = said.column() + 1;
        return said.column();
    }

    void keep(int column, Object value) throws Refused {
        if (row > MAX_ROWS) tooManyRows(column);
        else if (column >= MAX_COLUMNS) tooManyColumns(column);
        else {
            if (values[column] != null) throw Refused.broken("cell " + SheetRow.letter(column) + row + " twice");
            values[column] = value;
            width = Math.max(width, column + 1);
        }
    }

    private void tooManyRows(int column) {
        if (!tooManyRows) report(column, "TOO_MANY_ROWS", "at most 20,000 rows", "split the table");
        tooManyRows = true;
    }

    private void tooManyColumns(int column) {
        if (!tooManyColumns) report(column, "TOO_MANY_COLUMNS", "at most 64 columns", "delete what stands out here");
        tooManyColumns = true;
    }

    private void report(int column, String code, String expected, String suggestion) {
        place.report(SheetRow.letter(column) + row, code, "a filled cell out here", expected, suggestion);
    }

    /** From the top. */
    List<SheetRow> all() throws Refused {
        end();
        rows.sort(Comparator.comparingInt(SheetRow::number));
        return rows;
    }
}
