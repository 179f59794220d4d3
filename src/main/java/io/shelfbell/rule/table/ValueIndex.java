package io.shelfbell.rule.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows by value. A value that few cells name keeps their numbers instead of a set of all rows: a column of 20,000 different SKUs would
 * take 100 MB.
 *
 * @param open rows that allow any value that no cell names
 * @param single rows that allow a single value, for values that many cells name
 * @param wanted rows whose cell names the value
 * @param refused rows whose cell names the value after "not"
 */
record ValueIndex(long[] open, Map<Object, long[]> single, Map<Object, int[]> wanted, Map<Object, int[]> refused)
        implements ColumnIndex {
    /** A number takes 32 bits, a row in a set one. */
    private static final int DENSE = 32;

    private static final int[] NONE = {};

    static ValueIndex of(List<Condition> column) {
        var wanted = new HashMap<Object, List<Integer>>();
        var refused = new HashMap<Object, List<Integer>>();
        for (int i = 0; i < column.size(); i++) {
            var condition = column.get(i);
            if (condition instanceof Condition.OneOf cell) note(wanted, cell.values(), i);
            if (condition instanceof Condition.Not not && not.refused() instanceof Condition.OneOf cell)
                note(refused, cell.values(), i);
        }
        var index = new ValueIndex(ColumnIndex.open(column), new HashMap<>(), numbers(wanted), numbers(refused));
        index.wanted.forEach((value, rows) -> index.setOf(value, rows, column.size()));
        index.refused.forEach((value, rows) -> index.setOf(value, rows, column.size()));
        return index;
    }

    private static void note(Map<Object, List<Integer>> rows, Set<Object> values, Integer row) {
        values.forEach(
                value -> rows.computeIfAbsent(value, v -> new ArrayList<>(1)).add(row));
    }

    private static Map<Object, int[]> numbers(Map<Object, List<Integer>> rows) {
        var numbers = new HashMap<Object, int[]>();
        rows.forEach((value, all) ->
                numbers.put(value, all.stream().mapToInt(Integer::intValue).toArray()));
        return numbers;
    }

    private void setOf(Object value, int[] rows, int size) {
        if (rows.length >= size / DENSE) single.put(value, rows(List.of(value)));
    }

    @Override
    public long[] allowing(@Nullable Object value) {
        if (value == null) return open;
        if (value instanceof Collection<?> many) return rows(many);
        var set = single.get(value);
        if (set != null) return set;
        return wanted.containsKey(value) || refused.containsKey(value) ? rows(List.of(value)) : open;
    }

    private long[] rows(Collection<?> values) {
        var rows = open.clone();
        for (var value : values) for (int row : wanted.getOrDefault(value, NONE)) Bits.set(rows, row);
        if (refused.isEmpty()) return rows;
        for (var value : values)
            for (int row : refused.getOrDefault(value, NONE)) if (Bits.has(rows, row)) Bits.flip(rows, row);
        return rows;
    }
}
