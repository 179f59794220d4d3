package io.shelfbell.decision;

import java.util.ArrayDeque;
import java.util.Deque;

/** Numbers for the occasions of one transaction, reserved many at a time; those that are left over are never used. */
final class OccasionNumbers {
    private static final int BLOCK = 50;

    private final OccasionLedger occasions;
    private final Deque<Long> free = new ArrayDeque<>(BLOCK);

    OccasionNumbers(OccasionLedger occasions) {
        this.occasions = occasions;
    }

    /** Greater than all before. */
    long next() {
        if (free.isEmpty()) free.addAll(occasions.reserve(BLOCK));
        return free.remove();
    }
}
