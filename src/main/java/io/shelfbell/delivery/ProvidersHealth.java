package io.shelfbell.delivery;

import io.shelfbell.fact.Channel;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How the ways out stand: down when a channel has providers and none of them can be asked. */
@Component("providersHealthIndicator")
final class ProvidersHealth implements HealthIndicator {
    /** For so long our own faults are told. */
    private static final Duration RECENT = Duration.ofHours(1);

    private final Providers providers;
    private final Silence silence;
    private final Failures failures;
    private final Clock clock;

    ProvidersHealth(Providers providers, Silence silence, Failures failures, Clock clock) {
        this.providers = providers;
        this.silence = silence;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var health = closed().isEmpty() ? Health.up() : Health.down().withDetail("closedChannels", closed());
        for (var gate : providers.all()) health.withDetail(gate.provider().name(), about(gate));
        return health.build();
    }

    private List<Channel> closed() {
        var now = clock.instant();
        return List.of(Channel.values()).stream()
                .filter(channel -> !providers.of(channel).isEmpty())
                .filter(channel -> providers.of(channel).stream().noneMatch(gate -> gate.isOpen(now)))
                .toList();
    }

    private Map<String, Object> about(Gate gate) {
        var about = new LinkedHashMap<String, Object>();
        var name = gate.provider().name();
        var now = clock.instant();
        about.put("breaker", gate.breaker().getState());
        if (gate.restsUntil().isAfter(now)) about.put("restsUntil", gate.restsUntil());
        var silent = silence.known().stream()
                .filter(where -> where.provider().equals(name))
                .map(Silence.Where::country)
                .sorted()
                .toList();
        if (!silent.isEmpty() && gate.provider().givesReceipts()) about.put("noReceiptsFrom", silent);
        var alert = failures.alerts().get(name);
        if (alert != null && alert.at().isAfter(now.minus(RECENT))) about.put("ourFault", alert);
        return about;
    }
}
