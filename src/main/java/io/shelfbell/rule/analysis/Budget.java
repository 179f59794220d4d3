package io.shelfbell.rule.analysis;

import io.shelfbell.rule.workbook.TimeLimit;

/** Bounds the work of an analysis by counting it, so that the same table gives the same answer on every machine. */
final class Budget {
    /** The question that was being asked cannot be answered within the budget. */
    static final class Spent extends RuntimeException {
        Spent() {
            super("The budget is spent", null, false, false);
        }
    }

    private long left;
    private long limit;

    /** @param words of 64 rows that may be looked at */
    Budget(long words) {
        this.left = words;
    }

    /** No single question may take more than this share of what is left. */
    void ask(int share) {
        limit = left - left / share;
    }

    void spend(long words) {
        TimeLimit.check();
        left -= words;
        if (left < limit) throw new Spent();
    }
}
