package io.shelfbell.rule.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows by value.
 *
 * @param open rows that allow any value that no cell names
 * @param single rows that allow a single value
 * @param wanted rows whose cell names the value
 * @param refused rows whose cell names the value after "not"
 */
record ValueIndex(long[] open, Map<Object, long[]> single, Map<Object, long[]> wanted, Map<Object, long[]> refused)
        implements ColumnIndex {

    static ValueIndex of(List<Condition> column) {
        var index = new ValueIndex(ColumnIndex.open(column), new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (int i = 0; i < column.size(); i++) {
            var condition = column.get(i);
            if (condition instanceof Condition.OneOf cell) note(index.wanted, cell.values(), i, column.size());
            if (condition instanceof Condition.Not not && not.refused() instanceof Condition.OneOf cell)
                note(index.refused, cell.values(), i, column.size());
        }
        index.wanted.keySet().forEach(value -> index.single.put(value, index.rows(List.of(value))));
        index.refused.keySet().forEach(value -> index.single.put(value, index.rows(List.of(value))));
        return index;
    }

    private static void note(Map<Object, long[]> rows, Set<Object> values, int row, int size) {
        values.forEach(value -> Bits.set(rows.computeIfAbsent(value, v -> Bits.none(size)), row));
    }

    @Override
    public void keep(@Nullable Object value, long[] rows) {
        Bits.keep(rows, value instanceof Collection<?> many ? rows(many) : rows(value));
    }

    private long[] rows(@Nullable Object value) {
        return value == null ? open : single.getOrDefault(value, open);
    }

    private long[] rows(Collection<?> values) {
        var rows = open.clone();
        for (var value : values) {
            var more = wanted.get(value);
            if (more != null) Bits.add(rows, more);
        }
        for (var value : values) {
            var fewer = refused.get(value);
            if (fewer != null) Bits.remove(rows, fewer);
        }
        return rows;
    }
}
