package io.shelfbell.order;

import io.shelfbell.fact.OpenLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who gets the units that are there: lines are covered in the given order, what is short falls on the last ones.
 *
 * @param line the line as it was
 * @param backordered units of it that are not covered now
 */
public record Allocation(OpenLine line, int backordered) {

    /** Spreads a shortage of some units over the lines, which stand in the order in which they are to be covered. */
    public static List<Allocation> spread(List<OpenLine> lines, int shortage) {
        var allocations = new ArrayList<Allocation>(lines.size());
        int left = shortage;
        for (int i = lines.size() - 1; i >= 0; i--) {
            var line = lines.get(i);
            int uncovered = Math.min(line.open(), left);
            left -= uncovered;
            allocations.add(new Allocation(line, uncovered));
        }
        Collections.reverse(allocations);
        return allocations;
    }

    public boolean isNewlyBackordered() {
        return line.backordered() == 0 && backordered > 0;
    }

    /** A line that was shipped or cancelled meanwhile is not covered, it is over. */
    public boolean isCovered() {
        return line.backordered() > 0 && backordered == 0 && line.open() > 0;
    }

    public boolean isWaiting() {
        return line.backordered() > 0 && backordered > 0;
    }

    public boolean isChanged() {
        return line.backordered() != backordered;
    }
}
