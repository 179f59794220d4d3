package io.shelfbell.rule.analysis;

import io.shelfbell.rule.table.Interval;
import io.shelfbell.rule.table.Shown;
import org.jspecify.annotations.Nullable;

/** Values of one term that no cell of the column tells apart, and one of them to stand for all. */
sealed interface Slice {
    /** The value that stands for the slice, in the form that conditions compare; null for "unknown". */
    @Nullable
    Object sample();

    /** The sample as an analyst would say it. */
    default String words() {
        return Shown.text(sample());
    }

    /** The fact does not know it. */
    record Unknown() implements Slice {
        @Override
        public @Nullable Object sample() {
            return null;
        }
    }

    /** One value of a list, or one set of values. */
    record Value(Object sample) implements Slice {}

    /** Every text that no cell names. */
    record Other(Object sample) implements Slice {}

    /** A stretch between two neighbouring ends, or an end itself. */
    record Stretch(Object sample, Interval values) implements Slice {}
}
