package io.shelfbell.intake.http;

import io.shelfbell.fact.ThresholdScope;
import io.shelfbell.inventory.ThresholdLine;
import org.jspecify.annotations.Nullable;

/** A low-stock line as it is shown, and as it may be sent back. */
record LineView(
        ThresholdScope scope,
        @Nullable String sku,
        @Nullable String category,
        @Nullable String location,
        @Nullable Integer units,
        @Nullable Integer daysOfSupply,
        @Nullable Integer minimumUnits) {

    static LineView of(ThresholdLine line) {
        var place = line.place();
        var size = line.size();
        return new LineView(
                place.scope(),
                place.isAboutOneItem() ? place.key() : null,
                place.scope() == ThresholdScope.CATEGORY ? place.key() : null,
                place.location().isEmpty() ? null : place.location(),
                size.units(),
                size.daysOfSupply(),
                size.minimumUnits());
    }
}
