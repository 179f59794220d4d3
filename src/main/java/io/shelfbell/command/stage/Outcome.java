package io.shelfbell.command.stage;

/** What a measurement came to. */
public interface Outcome {
    boolean passed();

    /** For a person. */
    String table();
}
