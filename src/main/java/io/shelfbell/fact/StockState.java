package io.shelfbell.fact;

/** Where an item stands against its lines: the low-stock line, zero, and below zero. */
public enum StockState {
    IN_STOCK,
    LOW,
    OUT,
    BACKORDERED
}
