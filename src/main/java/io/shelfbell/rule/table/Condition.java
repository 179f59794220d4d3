package io.shelfbell.rule.table;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a condition cell says, as sets of values and intervals that can be compared with each other. */
public sealed interface Condition {
    Any ANY = new Any();

    /** Whether a fact's value satisfies the cell; an unknown value satisfies only a blank cell and a "not". */
    boolean allows(@Nullable Object value);

    /** A blank cell. */
    record Any() implements Condition {
        @Override
        public boolean allows(@Nullable Object value) {
            return true;
        }
    }

    /** One of these values; for a set-valued term the set holds at least one of them. */
    record OneOf(Set<Object> values) implements Condition {
        public OneOf {
            values = Set.copyOf(values);
        }

        @Override
        public boolean allows(@Nullable Object value) {
            if (value instanceof Collection<?> many) return many.stream().anyMatch(values::contains);
            return value != null && values.contains(value);
        }
    }

    /** Within one of these intervals. */
    record Within(List<Interval> intervals) implements Condition {
        public Within {
            intervals = List.copyOf(intervals);
        }

        @Override
        public boolean allows(@Nullable Object value) {
            return value != null && intervals.stream().anyMatch(i -> i.contains(value));
        }
    }

    /** Everything but this, the unknown included. */
    record Not(Condition refused) implements Condition {
        @Override
        public boolean allows(@Nullable Object value) {
            return !refused.allows(value);
        }
    }
}
