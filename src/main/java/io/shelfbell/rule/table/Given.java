package io.shelfbell.rule.table;

import org.jspecify.annotations.Nullable;

/** What is known when a table is asked: a fact, or the givens of an example. */
@FunctionalInterface
interface Given {
    /** The term's value, or null when it is unknown. */
    @Nullable
    Object value(FactTerm term);
}
