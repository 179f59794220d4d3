package io.shelfbell.rule.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The rows that both versions have, in the order of the later one.
 *
 * @param earlier where each stood in the earlier version
 */
record Moves(int[] earlier, BitSet kept) {
    private static final int TOLD = 3;

    static Moves of(int[] earlier) {
        return new Moves(earlier, LongestRun.of(earlier));
    }

    boolean isMoved(int position) {
        return !kept.get(position);
    }

    /**
     * Rows that a moved row has overtaken, or that have overtaken it.
     *
     * @param together whether no other common row stands between them
     */
    record Passed(List<Integer> first, int last, int count, boolean together) {
        String words(List<String> names) {
            if (count > 2 && together) return names.get(first.get(0)) + " .. " + names.get(last);
            var told = new ArrayList<>(first.stream().map(names::get).toList());
            if (count > told.size() + 1) return String.join(", ", told) + " and " + (count - told.size()) + " more";
            if (count > told.size()) told.add(names.get(last));
            return Words.list(told);
        }
    }

    /** What stood above the row and stands below it now. */
    Passed overtaken(int position) {
        return passed(position, position + 1, earlier.length);
    }

    /** What stood below the row and stands above it now. */
    Passed overtook(int position) {
        return passed(position, 0, position);
    }

    private Passed passed(int position, int from, int to) {
        var first = new ArrayList<Integer>();
        int last = -1;
        int count = 0;
        boolean together = true;
        for (int i = from; i < to; i++) {
            if (earlier[i] < earlier[position] != i > position) continue;
            if (last >= 0 && last != i - 1) together = false;
            if (count++ < TOLD) first.add(i);
            last = i;
        }
        return new Passed(first, last, count, together);
    }
}
