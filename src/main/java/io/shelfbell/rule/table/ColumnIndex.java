package io.shelfbell.rule.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rows of one column allow a value. */
interface ColumnIndex {
    /** The rows that allow the value; not to be changed. */
    long[] allowing(@Nullable Object value);

    static ColumnIndex of(Kind kind, List<Condition> column) {
        return kind.ordered() ? IntervalIndex.of(column) : ValueIndex.of(column);
    }

    /** The rows that allow what no cell of the column names, the unknown included. */
    static long[] open(List<Condition> column) {
        var rows = Bits.none(column.size());
        for (int i = 0; i < column.size(); i++) {
            var condition = column.get(i);
            if (condition instanceof Condition.Any || condition instanceof Condition.Not) Bits.set(rows, i);
        }
        return rows;
    }
}
