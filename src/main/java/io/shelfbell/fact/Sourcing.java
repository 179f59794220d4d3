package io.shelfbell.fact;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For whom the units at a location count.
 *
 * @param which the countries, regions or channels; blank for everybody and for nobody
 */
public record Sourcing(
        @Term(value = "Counts for", example = "COUNTRIES") CountsFor countsFor,

        @Term(value = "Which", example = "DE, AT") @Nullable Set<String> which) {

    public static final Sourcing EVERYBODY = new Sourcing(CountsFor.EVERYBODY, null);

    public Sourcing {
        which = which == null ? Set.of() : Set.copyOf(which);
        if (isSelective(countsFor) == which.isEmpty())
            throw new IllegalArgumentException(countsFor + (which.isEmpty() ? " must say which" : " says it all"));
    }

    private static boolean isSelective(CountsFor countsFor) {
        return countsFor != CountsFor.EVERYBODY && countsFor != CountsFor.NOBODY;
    }

    /** Whether it counts for some and not for others. */
    public boolean isSelective() {
        return isSelective(countsFor);
    }

    /** What is unknown about a market is in no list. */
    public boolean serves(Market market) {
        return switch (countsFor) {
            case EVERYBODY -> true;
            case NOBODY -> false;
            case COUNTRIES -> lists(market.country());
            case REGIONS -> lists(market.region()) || lists(market.fullRegion());
            case CHANNELS -> lists(market.channel());
        };
    }

    private boolean lists(@Nullable String name) {
        return name != null && which != null && which.contains(name);
    }
}
