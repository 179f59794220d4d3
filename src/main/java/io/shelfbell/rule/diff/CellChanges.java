package io.shelfbell.rule.diff;

import io.shelfbell.rule.Difference;
import io.shelfbell.rule.workbook.SheetRow;
import io.shelfbell.rule.workbook.TimeLimit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Compares two rows cell by cell, by the headers of their columns. */
record CellChanges(Difference.Kind kind, String sheet, Grid before, Grid after, Cells cells) {
    /** Columns that hold sentences. */
    private static final Set<String> FREE = Set.of("Why", "Note");

    /** @param without a column that is told about elsewhere */
    void compare(String name, SheetRow earlier, SheetRow later, String without, Consumer<Difference> found) {
        TimeLimit.check();
        var columns = new LinkedHashSet<>(after.names());
        columns.addAll(before.names());
        for (var column : columns) {
            if (column.equalsIgnoreCase(without)) continue;
            var was = before.cell(earlier, column);
            var is = after.cell(later, column);
            boolean free = FREE.contains(column);
            if (cells.same(column, was, is, free)) continue;
            found.accept(new Difference(
                    kind,
                    sheet,
                    name,
                    after.columns().containsKey(column) ? is.ref() : was.ref(),
                    column,
                    before.columns().containsKey(column) ? was.text() : null,
                    after.columns().containsKey(column) ? is.text() : null,
                    name + ": " + sentence(column, was.text(), is.text(), free)));
        }
    }

    private String sentence(String column, String was, String is, boolean free) {
        if (!before.columns().containsKey(column))
            return "%s is %s (a new column)".formatted(column, Words.shown(is, free));
        if (!after.columns().containsKey(column))
            return "%s was %s (the column is gone)".formatted(column, Words.shown(was, free));
        return Words.changed(column, was, is, free);
    }
}
