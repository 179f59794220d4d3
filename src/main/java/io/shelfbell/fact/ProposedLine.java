package io.shelfbell.fact;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A low-stock line that somebody wants to set, as far as bounds may depend on it. A category and the default have no item. */
public record ProposedLine(
        @Term(value = "Threshold scope", example = "SKU, LOCATION")
        ThresholdScope scope,

        @Term(value = "SKU", example = "LAMP-RED-01") @Nullable
        String sku,

        @Term(value = "Location", example = "WH-1") @Nullable
        String location,

        @Term(value = "Item category", example = "Lighting") @Nullable
        String category,

        @Term(value = "Item brand", example = "Nordlys") @Nullable
        String brand,

        @Term(value = "Item price", unit = "the item's currency", example = ">= 100", from = "0") @Nullable
        BigDecimal price,

        @Term(value = "Lead time", unit = "days", example = ">= 14", from = "0") @Nullable
        Integer leadTimeDays,

        Instant at) {

    /** A line for one item, at one of its locations or over all of them. */
    public static ProposedLine of(ThresholdScope scope, Item item, @Nullable String location, Instant at) {
        return new ProposedLine(
                scope,
                item.sku(),
                location,
                item.category(),
                item.brand(),
                item.priceAmount(),
                item.leadTimeDays(),
                at);
    }

    /** A line for many items: those of a category, or all. */
    public static ProposedLine of(ThresholdScope scope, @Nullable String category, Instant at) {
        return new ProposedLine(scope, null, null, category, null, null, null, at);
    }
}
