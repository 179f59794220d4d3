package io.shelfbell.inventory;

import io.shelfbell.fact.ThresholdScope;

/** A low-stock line as merchandisers set it. */
public record ThresholdLine(LinePlace place, LineSize size) {
    public ThresholdLine {
        if (place.scope() == ThresholdScope.LOCATION && size.units() == null)
            throw new IllegalArgumentException("days of supply at a location: " + place);
    }
}
