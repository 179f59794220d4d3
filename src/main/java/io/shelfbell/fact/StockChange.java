package io.shelfbell.fact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One SKU before and after a reading, an order or a threshold changed it.
 *
 * @param before null until the first reading of the SKU
 * @param newlyBackordered order lines that were covered before and are not now
 * @param covered order lines that were backordered before and are fully covered now
 * @param waiting order lines that were backordered before and still are
 * @param snapshot whether it was told how things stand, and not that something has changed
 */
public record StockChange(
        @Terms Item item,
        @Nullable StockPosition before,
        @Terms StockPosition after,

        @Term(value = "Lines newly backordered", unit = "order lines", example = ">= 1", from = "0")
        int newlyBackordered,

        @Term(value = "Lines covered", unit = "order lines", example = ">= 1", from = "0")
        int covered,

        @Term(value = "Lines waiting", unit = "order lines", example = ">= 1", from = "0")
        int waiting,

        Instant observedAt,
        boolean snapshot) {

    /** Something has changed. */
    public StockChange(
            Item item,
            @Nullable StockPosition before,
            StockPosition after,
            int newlyBackordered,
            int covered,
            int waiting,
            Instant observedAt) {
        this(item, before, after, newlyBackordered, covered, waiting, observedAt, false);
    }

    @Term(value = "First reading", example = "no")
    public boolean firstReading() {
        return before == null;
    }

    /** How things stood when a source was connected: a state, and nothing that has happened. */
    @Term(value = "First seen in a snapshot", example = "no")
    public boolean firstSeenInSnapshot() {
        return before == null && snapshot;
    }

    @Term(value = "Available before", unit = "units", example = "> 0")
    public @Nullable Integer availableBefore() {
        return before == null ? null : before.available();
    }

    @Term(value = "Stock state before", example = "IN_STOCK")
    public @Nullable StockState stateBefore() {
        return before == null ? null : before.state();
    }

    /** The deepest line crossed downwards or the highest crossed upwards; an item that was never read comes from above. */
    @Term(value = "Crossing", example = "BELOW_ZERO")
    public Crossing crossing() {
        var from = before == null ? StockState.IN_STOCK : before.state();
        var to = after.state();
        if (from == to) return Crossing.NONE;
        boolean down = to.compareTo(from) > 0;
        return switch (to) {
            case BACKORDERED -> Crossing.BELOW_ZERO;
            case OUT -> down ? Crossing.DOWN_TO_ZERO : Crossing.UP_TO_ZERO;
            case LOW -> down ? Crossing.DOWN_TO_LOW : Crossing.ABOVE_ZERO;
            case IN_STOCK -> from == StockState.LOW ? Crossing.ABOVE_LOW : Crossing.ABOVE_ZERO;
        };
    }

    @Term(value = "Expected date changed", example = "yes")
    public boolean expectedDateChanged() {
        return before != null && !Objects.equals(day(before.expectedAt()), day(after.expectedAt()));
    }

    /** How much later the expected date is than it was; negative for sooner, unknown without two dates. */
    @Term(value = "Expected date moved by", unit = "duration", example = ">= 3 d")
    public @Nullable Duration expectedDateMoved() {
        var was = before == null ? null : before.expectedAt();
        var is = after.expectedAt();
        return was == null || is == null ? null : Duration.between(was, is);
    }

    private static @Nullable LocalDate day(@Nullable Instant instant) {
        return instant == null ? null : LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
