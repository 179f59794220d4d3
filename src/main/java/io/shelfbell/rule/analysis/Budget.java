package io.shelfbell.rule.analysis;

import io.shelfbell.rule.workbook.TimeLimit;
import java.util.function.BooleanSupplier;

/**
 * Bounds the work of an analysis by counting it, so that the same table gives the same answer on every machine that is not too busy to
 * do it in time.
 */
final class Budget {
    /** The question that was being asked cannot be answered within the budget. */
    static final class Spent extends RuntimeException {
        Spent() {
            super("The budget is spent", null, false, false);
        }
    }

    /** Rows times slices that are kept: 32 MB in all. */
    private static final long BITS = 1L << 28;

    private final BooleanSupplier late;
    private long left;
    private long limit;
    private long held;

    /** @param words of 64 rows that may be looked at */
    Budget(long words) {
        this(words, () -> false);
    }

    /** @param late whether the time is up, so that every question is left open from now on */
    Budget(long words, BooleanSupplier late) {
        this.left = words;
        this.late = late;
    }

    /** No single question may take more than this share of what is left. */
    void ask(int share) {
        limit = left - left / share;
    }

    /** Counts memory instead of work, before it is taken. */
    void hold(long bits) {
        held += bits;
        if (held > BITS) throw new Spent();
    }

    void spend(long words) {
        TimeLimit.check();
        left -= words;
        if (left < limit || late.getAsBoolean()) throw new Spent();
    }
}
