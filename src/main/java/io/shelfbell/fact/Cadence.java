package io.shelfbell.fact;

/** How often a recipient wants to hear from us. */
public enum Cadence {
    INSTANT,
    HOURLY,
    DAILY,
    WEEKLY
}
