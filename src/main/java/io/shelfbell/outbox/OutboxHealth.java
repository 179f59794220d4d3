package io.shelfbell.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.rota.Recent;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How much is due and not yet sent, and for how long; down when the oldest has waited longer than the brief allows. */
@Component("outboxHealthIndicator")
final class OutboxHealth implements HealthIndicator {
    private static final Duration TOO_OLD = Duration.ofMinutes(2);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Recent<OutboxQueries.Backlog> backlog;

    OutboxHealth(OutboxQueries queries, MeterRegistry meters) {
        this.backlog = new Recent<>(FRESH, queries::backlog);
        Gauge.builder("shelfbell.outbox.depth", () -> backlog.get().depth())
                .description("deliveries that are due and not sent")
                .register(meters);
        Gauge.builder("shelfbell.outbox.age", () -> backlog.get().ageSeconds())
                .baseUnit("seconds")
                .description("how long the oldest of them has been due")
                .register(meters);
    }

    @Override
    public Health health() {
        var now = backlog.get();
        var health = now.ageSeconds() > TOO_OLD.toSeconds() ? Health.down() : Health.up();
        return health.withDetail("depth", now.depth())
                .withDetail("oldestDueSeconds", now.ageSeconds())
                .build();
    }
}
