package io.shelfbell.intake.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a source counts for.
 *
 * @param allocated null where its table does not say
 */
record Contribution(
        Place place,
        long onHand,
        @Nullable Long allocated,
        long onOrder,
        @Nullable Instant expectedAt) {}
