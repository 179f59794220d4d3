package io.shelfbell.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item of which its sources report another allocation than our own open order lines come to.
 *
 * @param reported units that the sources say are promised
 * @param promised units of our open order lines
 * @param since when the first change came after which both were not the same any more
 * @param by that change: a reading or an order; null when it began before both were compared, and {@code since} is when they first were
 */
public record Drift(
        String sku,
        int reported,
        int promised,
        Instant since,
        @Nullable String by) {}
