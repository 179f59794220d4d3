package io.shelfbell.inventory;

import io.shelfbell.fact.ThresholdScope;

/**
 * What a low-stock line is set for; there is one line at most for each.
 *
 * @param key the SKU, for an item and for an item at a location; the category; {@code *} for the default
 * @param location blank for all
 */
public record LinePlace(ThresholdScope scope, String key, String location) {
    public static final LinePlace DEFAULT = new LinePlace(ThresholdScope.DEFAULT, "*", "");

    public static LinePlace category(String category) {
        return new LinePlace(ThresholdScope.CATEGORY, category, "");
    }

    public static LinePlace item(String sku) {
        return new LinePlace(ThresholdScope.SKU, sku, "");
    }

    public static LinePlace location(String sku, String location) {
        return new LinePlace(ThresholdScope.LOCATION, sku, location);
    }

    /** Whether it is about one SKU, which is then its key. */
    public boolean isAboutOneItem() {
        return scope == ThresholdScope.SKU || scope == ThresholdScope.LOCATION;
    }
}
