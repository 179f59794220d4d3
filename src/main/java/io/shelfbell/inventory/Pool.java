package io.shelfbell.inventory;

import io.shelfbell.fact.Market;
import io.shelfbell.fact.Sourcing;
import java.util.List;

/** Units at a location, from which only the lines of those whom it serves can be covered. */
public record Pool(int units, boolean isForEverybody, List<Sourcing> sourcing) {

    static Pool of(CountedLevel counted) {
        return new Pool(Math.max(0, counted.level().onHand()), counted.countsForEverybody(), counted.sourcing());
    }

    public boolean serves(Market market) {
        return sourcing.stream().anyMatch(one -> one.serves(market));
    }
}
