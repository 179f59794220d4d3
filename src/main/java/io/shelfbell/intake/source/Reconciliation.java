package io.shelfbell.intake.source;

import io.shelfbell.inventory.Drift;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of what we hold with what a source holds.
 *
 * @param rows that the source has
 * @param ranges of keys that they are summed up by
 * @param rangesRead that had to be read row by row
 * @param differences rows that we understand otherwise than the source has them
 * @param mended of these
 * @param drifts items whose reported allocation is not what our own orders have open
 * @param notes what was compared in another way than by equal sums, and why
 * @param error why it, or one of its tables, could not be done
 */
record Reconciliation(
        long id,
        String source,
        boolean dryRun,
        State state,
        Instant askedAt,
        @Nullable Instant finishedAt,
        long rows,
        long ranges,
        long rangesRead,
        long rowsRead,
        long differences,
        long mended,
        List<Drift> drifts,
        List<String> notes,
        @Nullable String error) {
    enum State {
        ASKED,
        RUNNING,
        DONE,
        FAILED
    }

    /** What one looks at costs and finds. */
    record Counts(long rows, long ranges, long rangesRead, long rowsRead, long differences, long mended) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    rows + other.rows,
                    ranges + other.ranges,
                    rangesRead + other.rangesRead,
                    rowsRead + other.rowsRead,
                    differences + other.differences,
                    mended + other.mended);
        }
    }

    /** A row that differed. */
    record Row(
            String table,
            String rowKey,
            @Nullable Contribution ours,
            @Nullable Contribution theirs,
            boolean mended) {}
}
