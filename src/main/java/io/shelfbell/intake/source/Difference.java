package io.shelfbell.intake.source;

import org.jspecify.annotations.Nullable;

/**
 * A row that we understand otherwise than the source has it.
 *
 * @param ours null when we do not have it
 * @param theirs null when the source does not
 */
record Difference(
        RowKey key,
        String table,
        @Nullable Contribution ours,
        @Nullable Contribution theirs) {}
