package io.shelfbell.rule.table;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A property of a fact that may head a condition column.
 *
 * @param read the value, in the form that conditions compare, or null for "unknown"
 */
record FactTerm(String name, TermType type, String unit, String example, Function<Object, @Nullable Object> read) {
    @Override
    public String toString() {
        return name;
    }
}
