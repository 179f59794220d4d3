package io.shelfbell.inventory;

import io.shelfbell.fact.CountsFor;
import io.shelfbell.fact.Market;
import io.shelfbell.fact.Sourcing;
import java.util.List;

/** A level, and for whom it counts. */
record CountedLevel(StockLevel level, List<Sourcing> sourcing) {

    boolean countsForAnybody() {
        return sourcing.stream().anyMatch(one -> one.countsFor() != CountsFor.NOBODY);
    }

    /** Whether it counts for some and not for others. */
    boolean isSelective() {
        return sourcing.stream().anyMatch(Sourcing::isSelective) && !countsForEverybody();
    }

    boolean countsForEverybody() {
        return sourcing.stream().anyMatch(one -> one.countsFor() == CountsFor.EVERYBODY);
    }

    boolean serves(Market market) {
        return sourcing.stream().anyMatch(one -> one.serves(market));
    }
}
