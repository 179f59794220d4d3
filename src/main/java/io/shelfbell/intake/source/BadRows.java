package io.shelfbell.intake.source;

/** Keeps rows that could not be understood until somebody looks at them; called in the transaction of the others. */
@FunctionalInterface
public interface BadRows {
    void add(BadRow row);
}
