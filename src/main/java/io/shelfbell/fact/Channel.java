package io.shelfbell.fact;

/** A way to reach a recipient. */
public enum Channel {
    EMAIL,
    SMS,
    PUSH,
    IN_APP
}
