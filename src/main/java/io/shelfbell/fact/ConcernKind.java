package io.shelfbell.fact;

/** What was noticed about an order. {@code ORDER} and {@code LINE} are noticed of each order and line, for tables that look at more. */
public enum ConcernKind {
    ORDER,
    LINE,
    MISSING_CONTACT,
    MISSING_ADDRESS,
    INCOMPLETE_ADDRESS,
    UNKNOWN_COUNTRY,
    MISSING_LINES,
    REPEATED_LINE,
    NO_SKU,
    UNKNOWN_SKU,
    RETIRED_SKU,
    NOT_A_QUANTITY,
    QUANTITY_ZERO,
    QUANTITY_NEGATIVE,
    QUANTITY_FRACTION,
    NOT_AN_AMOUNT,
    NEGATIVE_AMOUNT,
    TOO_MANY_DECIMALS,
    UNKNOWN_CURRENCY,
    MIXED_CURRENCIES,
    TOTAL_DIFFERS,
    LINE_AMOUNT_DIFFERS,
    NOT_A_DATE,
    FAR_DATE,
    TOO_LONG,
    NOT_READABLE,
    REPAIRED
}
