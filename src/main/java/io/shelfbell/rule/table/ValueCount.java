package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.SheetCell;

/** Bounds the memory of a table: a cell may list hundreds of values, and a sheet has a million cells. */
final class ValueCount {
    private static final int MAX = 1_000_000;

    private final Findings.Place place;
    private int values;

    ValueCount(Findings.Place place) {
        this.place = place;
    }

    /** The condition, or any when there have been too many values. */
    Condition count(SheetCell cell, Condition condition) {
        boolean before = values > MAX;
        if (!before) values += size(condition);
        if (!before && values > MAX)
            place.report(
                    cell.ref(),
                    "TOO_MANY_VALUES",
                    "more than 1,000,000 values in conditions",
                    "fewer",
                    "split the table");
        return values > MAX ? Condition.ANY : condition;
    }

    private static int size(Condition condition) {
        if (condition instanceof Condition.Not not) return size(not.refused());
        if (condition instanceof Condition.OneOf one) return one.values().size();
        return condition instanceof Condition.Within within ? within.intervals().size() : 0;
    }
}
