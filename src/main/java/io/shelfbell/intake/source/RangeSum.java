package io.shelfbell.intake.source;

import java.math.BigDecimal;

/** How many rows a range has, and what their hashes come to. */
record RangeSum(long rows, BigDecimal hashes) {
    static final RangeSum NONE = new RangeSum(0, BigDecimal.ZERO);

    RangeSum plus(BigDecimal hash) {
        return new RangeSum(rows + 1, hashes.add(hash));
    }

    @Override
    public String toString() {
        return rows + ":" + hashes.toPlainString();
    }
}
