package io.shelfbell.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How much is due and not yet sent, and for how long; down when the oldest has waited longer than the brief allows. */
@Component("outboxHealthIndicator")
final class OutboxHealth implements HealthIndicator {
    private static final Duration TOO_OLD = Duration.ofMinutes(2);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final OutboxQueries queries;
    private volatile OutboxQueries.Backlog last = new OutboxQueries.Backlog(0, 0);
    private volatile long askedNanos = System.nanoTime() - FRESH.toNanos();

    OutboxHealth(OutboxQueries queries, MeterRegistry meters) {
        this.queries = queries;
        Gauge.builder("shelfbell.outbox.depth", () -> backlog().depth())
                .description("deliveries that are due and not sent")
                .register(meters);
        Gauge.builder("shelfbell.outbox.age", () -> backlog().ageSeconds())
                .baseUnit("seconds")
                .description("how long the oldest of them has been due")
                .register(meters);
    }

    @Override
    public Health health() {
        var backlog = backlog();
        var health = backlog.ageSeconds() > TOO_OLD.toSeconds() ? Health.down() : Health.up();
        return health.withDetail("depth", backlog.depth())
                .withDetail("oldestDueSeconds", backlog.ageSeconds())
                .build();
    }

    /** Two gauges and a probe share one look. */
    private OutboxQueries.Backlog backlog() {
        if (System.nanoTime() - askedNanos > FRESH.toNanos()) {
            last = queries.backlog();
            askedNanos = System.nanoTime();
        }
        return last;
    }
}
