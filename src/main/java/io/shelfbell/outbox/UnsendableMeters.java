package io.shelfbell.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.rota.Recent;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How many notifications ended without a message and wait for a person, and for how long. */
@Component
class UnsendableMeters {
    private static final Duration FRESH = Duration.ofSeconds(10);

    UnsendableMeters(UnsendableList list, MeterRegistry meters) {
        var standing = new Recent<>(FRESH, list::standing);
        Gauge.builder("shelfbell.unsendable", () -> standing.get().count())
                .description("notifications that ended without a message and were neither sent again nor dismissed")
                .register(meters);
        Gauge.builder("shelfbell.unsendable.age", () -> standing.get().ageSeconds())
                .baseUnit("seconds")
                .description("how long the oldest of them has been one")
                .register(meters);
    }
}
