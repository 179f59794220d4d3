package io.shelfbell.rule.diff;

import io.shelfbell.rule.workbook.SheetRow;
import io.shelfbell.rule.workbook.TimeLimit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Finds for each row of the later version the row of the earlier one that it was. */
final class Pairing {
    static final int NEW = -1;

    private final List<SheetRow> before;
    private final List<SheetRow> after;
    private final int[] earlier;
    private final Set<Integer> taken = new HashSet<>();

    Pairing(List<SheetRow> before, List<SheetRow> after) {
        this.before = before;
        this.after = after;
        this.earlier = new int[after.size()];
        Arrays.fill(earlier, NEW);
    }

    /** Gives a row a name; a blank one pairs nothing. The flag tells whether it is a row of the later version. */
    interface Name extends BiFunction<SheetRow, Boolean, String> {}

    /** Pairs what is still alone and has a name that no other such row of its version has. */
    Pairing byUnique(Name name) {
        return by(name, true);
    }

    /** Pairs what is still alone and has the same name, one after the other from the top. */
    Pairing inOrder(Name name) {
        return by(name, false);
    }

    private Pairing by(Name name, boolean unique) {
        var waiting = new HashMap<String, Deque<Integer>>();
        for (int i = 0; i < before.size(); i++)
            if (!taken.contains(i)) put(waiting, name.apply(before.get(i), false), i);
        var coming = new TreeMap<String, Deque<Integer>>();
        for (int i = 0; i < after.size(); i++) if (earlier[i] == NEW) put(coming, name.apply(after.get(i), true), i);
        coming.forEach((key, rows) -> {
            var same = waiting.getOrDefault(key, new ArrayDeque<>());
            if (!unique || rows.size() == 1 && same.size() == 1) pair(rows, same);
        });
        return this;
    }

    private static void put(Map<String, Deque<Integer>> rows, String name, int position) {
        TimeLimit.check();
        if (!name.isEmpty()) rows.computeIfAbsent(name, n -> new ArrayDeque<>()).add(position);
    }

    private void pair(Deque<Integer> rows, Deque<Integer> same) {
        while (!rows.isEmpty() && !same.isEmpty()) {
            int was = same.remove();
            earlier[rows.remove()] = was;
            taken.add(was);
        }
    }

    /** The row of the earlier version, or {@link #NEW}. */
    int earlier(int position) {
        return earlier[position];
    }

    boolean isGone(int position) {
        return !taken.contains(position);
    }
}
