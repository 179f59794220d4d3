package io.shelfbell.decision;

import io.shelfbell.fact.Market;
import io.shelfbell.fact.OpenLine;
import io.shelfbell.inventory.Pool;
import io.shelfbell.order.Allocation;
import java.util.Comparator;
import java.util.List;

/** Covers order lines, one after the other, from the locations that count for their customers. */
final class Serving {
    private final List<Pool> pools;
    private final int[] left;

    Serving(List<Pool> pools) {
        this.pools = pools.stream()
                .sorted(Comparator.comparing(Pool::isForEverybody))
                .toList();
        this.left = this.pools.stream().mapToInt(Pool::units).toArray();
    }

    /** What counts for everybody is taken last: others may have nothing else. */
    Allocation cover(OpenLine line, Market market) {
        int uncovered = line.open();
        for (int i = 0; i < left.length && uncovered > 0; i++) {
            if (!pools.get(i).serves(market)) continue;
            int taken = Math.min(left[i], uncovered);
            left[i] -= taken;
            uncovered -= taken;
        }
        return new Allocation(line, uncovered);
    }
}
