package io.shelfbell.fact;

/** The line that a stock change crossed; a change that stays between two lines crosses none. */
public enum Crossing {
    NONE,
    DOWN_TO_LOW,
    DOWN_TO_ZERO,
    BELOW_ZERO,
    UP_TO_ZERO,
    ABOVE_ZERO,
    ABOVE_LOW
}
