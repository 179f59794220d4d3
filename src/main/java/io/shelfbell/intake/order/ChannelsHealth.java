package io.shelfbell.intake.order;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.intake.channel.SalesChannel;
import io.shelfbell.intake.channel.SalesChannels;
import io.shelfbell.rota.Recent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Which channels have been silent for longer than their {@code rhythm}. Like a source that is behind, a silent channel is shown and leaves
 * the service ready.
 */
@Component("channelsHealthIndicator")
final class ChannelsHealth implements HealthIndicator {
    private static final Status BEHIND = new Status("BEHIND");
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final SalesChannels channels;
    private final IntakeLedger ledger;
    private final Clock clock;
    private final Recent<Map<String, Instant>> last = new Recent<>(FRESH, this::look);

    ChannelsHealth(SalesChannels channels, IntakeLedger ledger, MeterRegistry meters, Clock clock) {
        this.channels = channels;
        this.ledger = ledger;
        this.clock = clock;
        for (var channel : channels.all())
            if (channel.door().rhythm() != null)
                Gauge.builder("shelfbell.channel.silence", () -> silence(channel))
                        .baseUnit("seconds")
                        .description("how long nothing has come from a channel that has a rhythm")
                        .tag("channel", channel.name())
                        .register(meters);
    }

    /** Of those that have a rhythm, and sent something once. */
    private Map<String, Instant> look() {
        var seen = new LinkedHashMap<String, Instant>();
        for (var channel : channels.all())
            if (channel.door().rhythm() != null)
                ledger.lastReceived(channel.name()).ifPresent(at -> seen.put(channel.name(), at));
        return seen;
    }

    private double silence(SalesChannel channel) {
        var at = last.get().get(channel.name());
        return at == null ? Double.NaN : Duration.between(at, clock.instant()).toSeconds();
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var channel : channels.all()) {
            var rhythm = channel.door().rhythm();
            var at = last.get().get(channel.name());
            if (rhythm == null || at == null) continue;
            var silent = Duration.between(at, clock.instant());
            boolean isLate = silent.compareTo(rhythm) > 0;
            if (isLate) health.status(BEHIND);
            health.withDetail(
                    channel.name(), Map.of("lastAt", at, "expectedWithin", rhythm.toString(), "late", isLate));
        }
        return health.build();
    }
}
