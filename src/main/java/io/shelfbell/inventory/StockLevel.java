package io.shelfbell.inventory;

import io.shelfbell.fact.StockReading;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stock of one SKU at one location, in the SKU's base unit, as the newest reading of it said. */
public record StockLevel(
        String sku,
        String location,
        String source,
        int onHand,
        @Nullable Integer allocated,
        int onOrder,
        @Nullable Instant expectedAt,
        @Nullable Long version,
        Instant observedAt) {

    static StockLevel of(StockReading reading) {
        return new StockLevel(
                reading.sku(),
                reading.location(),
                reading.source(),
                reading.onHand(),
                reading.allocated(),
                reading.onOrder(),
                reading.expectedAt(),
                reading.version(),
                reading.observedAt());
    }

    /** Versions order the readings of one source; between sources, and without versions, the time of observation does. */
    boolean isNewerThan(StockLevel other) {
        return age(other) > 0;
    }

    boolean saysTheSameAs(StockLevel other) {
        return onHand == other.onHand
                && onOrder == other.onOrder
                && Objects.equals(allocated, other.allocated)
                && Objects.equals(expectedAt, other.expectedAt);
    }

    private int age(StockLevel other) {
        if (version != null && other.version != null && source.equals(other.source) && !version.equals(other.version)) {
            return Long.compare(version, other.version);
        }
        return Comparator.<Instant>naturalOrder().compare(observedAt, other.observedAt);
    }
}
