package io.shelfbell.rule.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Collects, per stretch between the sorted ends of a column, the rows that begin or cease to match there. */
final class Stretches {
    private final Object[] ends;
    private final List<List<Integer>> flips = new ArrayList<>();

    Stretches(Object[] ends) {
        this.ends = ends;
        for (int i = 0; i < 2 * ends.length + 2; i++) flips.add(new ArrayList<>(1));
    }

    /** Intervals of one row may overlap: joined first, so that no row flips twice for one stretch. */
    void flip(int row, List<Interval> intervals) {
        int until = -1;
        for (var span : spans(intervals)) {
            if (span[1] <= until) continue;
            if (span[0] > until) {
                if (until >= 0) flips.get(until).add(row);
                flips.get(span[0]).add(row);
            }
            until = span[1];
        }
        if (until >= 0) flips.get(until).add(row);
    }

    private List<int[]> spans(List<Interval> intervals) {
        return intervals.stream()
                .map(i -> new int[] {first(i), last(i) + 1})
                .filter(span -> span[0] < span[1])
                .sorted(Comparator.comparingInt(span -> span[0]))
                .toList();
    }

    private int first(Interval interval) {
        return interval.from() == null ? 0 : end(interval.from()) + (interval.fromIncluded() ? 0 : 1);
    }

    private int last(Interval interval) {
        return interval.to() == null ? 2 * ends.length : end(interval.to()) - (interval.toIncluded() ? 0 : 1);
    }

    private int end(Object value) {
        return 2 * Arrays.binarySearch(ends, value, Interval::compare) + 1;
    }

    int[][] flips() {
        return flips.stream()
                .limit(2L * ends.length + 1)
                .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
