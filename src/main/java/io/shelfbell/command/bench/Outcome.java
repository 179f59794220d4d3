package io.shelfbell.command.bench;

/** What a measurement came to. */
interface Outcome {
    boolean passed();

    /** For a person. */
    String table();
}
