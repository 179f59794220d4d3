package io.shelfbell.rule.table;

import java.time.LocalTime;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A property of a fact that may head a condition column.
 *
 * @param from the smallest value of a fact, as a cell would say it; blank for no bound
 * @param mayBeUnknown whether a fact may have no value, so that only a blank cell or a "not" matches
 * @param read the value, in the form that conditions compare, or null for "unknown"
 */
public record FactTerm(
        String name,
        TermType type,
        String unit,
        String example,
        String from,
        boolean mayBeUnknown,
        Function<Object, @Nullable Object> read) {

    /** The smallest value of a fact, or null if there is no bound. */
    public @Nullable Object lowest() {
        if (type.kind() == Kind.TIME) return LocalTime.MIN;
        try {
            return from.isEmpty() ? null : new ValueReader(type, Set.of()).read(from);
        } catch (BadCell bad) {
            throw new IllegalStateException("Term " + name + " cannot begin at " + from, bad);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
