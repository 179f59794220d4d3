package io.shelfbell.rule.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows by interval. All ends of the column, sorted, cut the type into stretches: stretch {@code 2i+1} is the i-th end itself,
 * stretch {@code 2i} lies just below it. Every stretch has its set of rows; to bound the memory of a column with many ends only every
 * {@code stride}-th is kept whole and the others as the rows that differ.
 */
final class IntervalIndex implements ColumnIndex {
    /** Words of 8 bytes that one column may take: 4 MB. */
    private static final long BUDGET = 500_000;

    private final Object[] ends;
    private final long[] open;
    private final int[][] flips;
    private final long[][] whole;
    private final int stride;

    private IntervalIndex(Object[] ends, long[] open, int[][] flips) {
        this.ends = ends;
        this.open = open;
        this.flips = flips;
        this.stride = (int) (1 + (long) flips.length * open.length / BUDGET);
        this.whole = whole();
    }

    static IntervalIndex of(List<Condition> column) {
        var ends = column.stream()
                .flatMap(condition -> intervals(condition).stream())
                .flatMap(i -> Stream.of(i.from(), i.to()))
                .filter(end -> end != null)
                .sorted(Interval::compare)
                .toArray();
        return build(distinct(ends), column);
    }

    private static IntervalIndex build(Object[] ends, List<Condition> column) {
        var stretches = new Stretches(ends);
        for (int row = 0; row < column.size(); row++) stretches.flip(row, intervals(column.get(row)));
        return new IntervalIndex(ends, ColumnIndex.open(column), stretches.flips());
    }

    private static List<Interval> intervals(Condition condition) {
        if (condition instanceof Condition.Not not) return intervals(not.refused());
        return condition instanceof Condition.Within within ? within.intervals() : List.of();
    }

    /** By order, not by {@code equals}: 5 and 5.0 are one end. */
    private static Object[] distinct(Object[] sorted) {
        int size = 0;
        for (var end : sorted) if (size == 0 || Interval.compare(sorted[size - 1], end) != 0) sorted[size++] = end;
        return Arrays.copyOf(sorted, size);
    }

    private long[][] whole() {
        var rows = open.clone();
        var kept = new long[(flips.length - 1) / stride + 1][];
        for (int i = 0; i < flips.length; i++) {
            for (int row : flips[i]) Bits.flip(rows, row);
            if (i % stride == 0) kept[i / stride] = rows.clone();
        }
        return kept;
    }

    @Override
    public long[] allowing(@Nullable Object value) {
        return value == null ? open : rows(stretch(value));
    }

    private int stretch(Object value) {
        int found = Arrays.binarySearch(ends, value, Interval::compare);
        return found >= 0 ? 2 * found + 1 : 2 * (-found - 1);
    }

    private long[] rows(int stretch) {
        var nearest = whole[stretch / stride];
        if (stretch % stride == 0) return nearest;
        var rows = nearest.clone();
        for (int i = stretch - stretch % stride + 1; i <= stretch; i++) for (int row : flips[i]) Bits.flip(rows, row);
        return rows;
    }
}
