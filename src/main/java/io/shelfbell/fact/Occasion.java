package io.shelfbell.fact;

/** What happened to an item that is worth telling. */
public enum Occasion {
    BACKORDERED,
    LOW_STOCK,
    OUT_OF_STOCK,
    BACK_IN_STOCK,
    ETA_CHANGED
}
