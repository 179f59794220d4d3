package io.shelfbell.intake.stock;

import io.shelfbell.fact.StockReading;
import io.shelfbell.intake.Bounds;
import io.shelfbell.intake.Fields;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads stock readings from JSON. */
@Component
public final class StockReadings {
    /** A source's clock may run ahead a little; a reading from further ahead would outrank every true one until then. */
    private static final Duration CLOCK_DRIFT = Duration.ofMinutes(5);

    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Clock clock;

    public StockReadings(Clock clock) {
        this.clock = clock;
    }

    /** Null, with findings in the fields, for what cannot be used. */
    public @Nullable StockReading read(Fields fields) {
        var id = fields.optionalKey("id");
        var source = fields.key("source");
        var sku = fields.key("sku");
        var location = fields.key("location");
        var onHand = fields.units("onHand");
        var allocated = Bounds.atLeast(0, fields, "allocated");
        var onOrder = Bounds.atLeast(0, fields, "onOrder");
        var expectedAt = fields.optionalInstant("expectedAt");
        var version = fields.optionalVersion("version");
        var observedAt = observedAt(fields);
        if (source == null || sku == null || location == null || onHand == null || observedAt == null) return null;
        return new StockReading(
                id,
                source,
                sku,
                location,
                onHand,
                allocated,
                onOrder == null ? 0 : onOrder,
                expectedAt,
                version,
                observedAt);
    }

    private @Nullable Instant observedAt(Fields fields) {
        var at = fields.instant("observedAt");
        if (at == null) return null;
        if (at.isAfter(clock.instant().plus(CLOCK_DRIFT)))
            fields.complain("observedAt", "IN_THE_FUTURE", "This time has not come yet.");
        if (at.isBefore(OLDEST)) fields.complain("observedAt", "TOO_OLD", "Nobody counted stock for us before 2000.");
        return at;
    }
}
