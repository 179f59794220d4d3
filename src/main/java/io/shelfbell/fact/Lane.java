package io.shelfbell.fact;

/** Separate queues, so that a blast never delays a single alert. */
public enum Lane {
    URGENT,
    NORMAL,
    BULK
}
