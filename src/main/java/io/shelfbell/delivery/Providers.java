package io.shelfbell.delivery;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderSource;
import io.shelfbell.fact.Channel;
import io.shelfbell.outbox.Claim;
import io.shelfbell.outbox.OutboxProperties;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Chooses who is asked. */
@Component
class Providers {
    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    private final Map<Channel, List<Gate>> gates = new EnumMap<>(Channel.class);
    private final List<Gate> all;
    private final Silence silence;

    Providers(ObjectProvider<Provider> single, ObjectProvider<ProviderSource> sources, Guards guards, Silence silence) {
        this.silence = silence;
        this.all = Stream.concat(single.stream(), sources.stream().flatMap(source -> source.providers().stream()))
                .sorted(Comparator.comparing(Provider::rank).thenComparing(Provider::name))
                .map(guards::before)
                .toList();
        var names = new HashSet<String>();
        for (var gate : all)
            if (!names.add(gate.provider().name()))
                throw new IllegalStateException(
                        "Two providers are called " + gate.provider().name());
        for (var channel : Channel.values()) gates.put(channel, serving(channel));
        silence.judge(all.stream()
                .map(Gate::provider)
                .filter(Provider::givesReceipts)
                .map(Provider::name)
                .collect(Collectors.toSet()));
    }

    /** Who only stands in is left out as soon as there is another. */
    private List<Gate> serving(Channel channel) {
        var serving =
                all.stream().filter(gate -> gate.provider().serves(channel)).toList();
        var earnest =
                serving.stream().filter(gate -> !gate.provider().standsIn()).toList();
        return earnest.isEmpty() ? serving : earnest;
    }

    /** The guards of every provider, made from the settings of its name. */
    @Component
    record Guards(
            CircuitBreakerRegistry breakers,
            RateLimiterRegistry rates,
            BulkheadRegistry bulkheads,
            TimeLimiterRegistry timeLimits,
            OutboxProperties outbox) {
        Gate before(Provider provider) {
            var name = provider.name();
            var longest = timeLimits.timeLimiter(name).getTimeLimiterConfig().getTimeoutDuration();
            if (longest.compareTo(outbox.sendingLease()) >= 0)
                LOG.warn(
                        "provider={} may-answer-after={} sending-lease={}: what it answers last may be sent twice; make its time limit shorter or the lease longer",
                        name,
                        longest,
                        outbox.sendingLease());
            return new Gate(
                    provider,
                    breakers.circuitBreaker(name),
                    rates.rateLimiter(name),
                    bulkheads.bulkhead(name),
                    timeLimits.timeLimiter(name));
        }
    }

    List<Gate> all() {
        return all;
    }

    /** By rank. */
    List<Gate> of(Channel channel) {
        return gates.getOrDefault(channel, List.of());
    }

    /**
     * Whom to ask: the first who is up, delivers and did not fail the last time; when there is none, one of whom less of this is true. A delivery of which
     * an answer was lost has no choice. Empty when nobody serves the channel.
     */
    Optional<Gate> choose(Claim claim, @Nullable String country, Instant now) {
        var ways = of(claim.channel());
        if (claim.bound())
            return ways.stream()
                    .filter(way -> way.provider().name().equals(claim.lastProvider()))
                    .findFirst();
        if (ways.size() < 2) return ways.stream().findFirst();
        var turn = inTurn(ways, claim.shunned());
        var open = turn.stream().filter(way -> way.isOpen(now)).toList();
        var others = open.stream()
                .filter(way -> !way.provider().name().equals(claim.shunned()))
                .toList();
        return others.stream()
                .filter(way -> !way.provider().givesReceipts()
                        || !silence.speaksAgainst(way.provider().name(), country))
                .findFirst()
                .or(() -> Stream.of(others, open, turn).flatMap(List::stream).findFirst());
    }

    /** Those after the one that failed, then those before it, then itself. */
    private static List<Gate> inTurn(List<Gate> ways, @Nullable String shunned) {
        for (int i = 0; i < ways.size(); i++)
            if (ways.get(i).provider().name().equals(shunned)) {
                var turn = new ArrayList<>(ways.subList(i + 1, ways.size()));
                turn.addAll(ways.subList(0, i + 1));
                return turn;
            }
        return ways;
    }

    @PreDestroy
    void close() {
        all.forEach(Gate::close);
    }
}
