package io.shelfbell.rule.diff;

import java.util.BitSet;

/** Finds the longest part of a list that kept its order; the rest is what moved. */
final class LongestRun {
    private LongestRun() {}

    /**
     * Patience sorting, so that twenty thousand rows cost nothing.
     *
     * @param earlier where each element stood before, all different
     * @return the positions in the list that kept their order
     */
    static BitSet of(int[] earlier) {
        var ends = new int[earlier.length];
        var previous = new int[earlier.length];
        int length = 0;
        for (int i = 0; i < earlier.length; i++) {
            int found = place(earlier, ends, length, earlier[i]);
            previous[i] = found == 0 ? -1 : ends[found - 1];
            ends[found] = i;
            length = Math.max(length, found + 1);
        }
        var kept = new BitSet();
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = previous[i]) kept.set(i);
        return kept;
    }

    /** The first run that ends with something that stood further down. */
    private static int place(int[] earlier, int[] ends, int length, int value) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (earlier[ends[middle]] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
