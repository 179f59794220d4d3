package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.SheetCell;
import java.util.HashMap;
import java.util.Map;

/** Reads one condition column from the top. What is said in many cells is read and kept once. */
final class ColumnCells {
    private static final int REMEMBERED = 1_000;

    private final ConditionReader reader;
    private final ValueCount values;
    private final Findings.Place place;
    private final Map<Object, Condition> known = new HashMap<>();

    ColumnCells(ConditionReader reader, ValueCount values, Findings.Place place) {
        this.reader = reader;
        this.values = values;
        this.place = place;
    }

    Condition read(SheetCell cell) {
        if (reader.values().type().kind() == Kind.TEXT) Letters.warn(cell, place);
        var before = known.get(cell.value());
        if (before != null) return before;
        try {
            var condition = values.count(cell, reader.read(cell));
            if (known.size() < REMEMBERED) known.put(cell.value(), condition);
            return condition;
        } catch (BadCell bad) {
            bad.reportAt(place, cell);
            return Condition.ANY;
        }
    }
}
