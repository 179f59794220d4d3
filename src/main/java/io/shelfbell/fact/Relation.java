package io.shelfbell.fact;

/** Why an occasion may concern a recipient. */
public enum Relation {
    CUSTOMER,
    WATCHER,
    MERCHANDISER
}
