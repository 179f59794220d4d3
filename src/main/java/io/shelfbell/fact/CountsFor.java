package io.shelfbell.fact;

/** For whom the units at a location count. */
public enum CountsFor {
    EVERYBODY,
    NOBODY,
    COUNTRIES,
    /** {@code BY}, or {@code DE-BY} (ISO 3166-2) where the code alone could be another country's. */
    REGIONS,
    /** Sales channels: for customers with an order from one of them. */
    CHANNELS
}
