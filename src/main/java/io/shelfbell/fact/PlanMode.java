package io.shelfbell.fact;

/** Whether the channels of a plan are tried one after the other or used all at once. */
public enum PlanMode {
    SEQUENTIAL,
    SIMULTANEOUS
}
