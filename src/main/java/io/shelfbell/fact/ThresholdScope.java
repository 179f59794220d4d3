package io.shelfbell.fact;

/** What a low-stock line is set for; where several could hold for an item, the last of them does. */
public enum ThresholdScope {
    /** Every item. */
    DEFAULT,
    /** The items of a category. */
    CATEGORY,
    /** One item over all its locations. */
    SKU,
    /** One item at one location; the lines of its locations add up to the item's line. */
    LOCATION
}
