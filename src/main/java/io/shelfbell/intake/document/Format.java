package io.shelfbell.intake.document;

/** What a channel's documents are written in. */
public enum Format {
    JSON,
    XML,
    CSV,
    X12,
    EDIFACT
}
