package io.shelfbell.intake.source;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.rota.Recent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * How it goes with each source. When one is broken, blocked or waits after an error, the status is a word that no group of statuses
 * counts: readiness shows which source is behind, and stays up, because a node without a source still serves everybody else.
 */
@Component("sourcesHealthIndicator")
final class SourcesHealth implements HealthIndicator {
    static final Status BEHIND = new Status("BEHIND");
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Sources sources;
    private final SilenceLedger silences;
    private final Clock clock;
    private final Recent<List<SourceLedger.Status>> statuses;
    private final Recent<List<Reconciliation>> compared;

    SourcesHealth(
            Sources sources,
            SourceLedger ledger,
            ReconciliationLedger reconciliations,
            SilenceLedger silences,
            MeterRegistry meters,
            Clock clock) {
        this.sources = sources;
        this.silences = silences;
        this.clock = clock;
        this.statuses = new Recent<>(FRESH, ledger::all);
        this.compared = new Recent<>(FRESH, reconciliations::last);
        for (var file : sources.files()) {
            gauge(meters, "up", "1 while it is read", file.name(), status -> isWell(status) ? 1 : 0);
            gauge(meters, "behind", "bytes of its log that we have not read", file.name(), s -> or0(s.behindBytes()));
            gauge(meters, "kept", "bytes of its log that it keeps for us", file.name(), s -> or0(s.keptBytes()));
            gauge(meters, "silence", "seconds since its last commit that we saw", file.name(), this::silence);
            compared(
                    meters,
                    "differences",
                    "rows that differed at the last comparison",
                    file.name(),
                    one -> one.differences());
            compared(meters, "compared", "seconds since the last comparison", file.name(), this::sinceCompared);
        }
    }

    private void gauge(
            MeterRegistry meters, String what, String why, String source, ToDoubleFunction<SourceLedger.Status> value) {
        Gauge.builder(
                        "shelfbell.source." + what,
                        () -> statuses.get().stream()
                                .filter(status -> status.name().equals(source))
                                .mapToDouble(value)
                                .findFirst()
                                .orElse(0))
                .description(why)
                .tag("source", source)
                .register(meters);
    }

    /** Not a number before the first comparison: none has ended, which is not the same as that nothing differed. */
    private void compared(
            MeterRegistry meters, String what, String why, String source, ToDoubleFunction<Reconciliation> value) {
        Gauge.builder(
                        "shelfbell.source." + what,
                        () -> last(source).map(value::applyAsDouble).orElse(Double.NaN))
                .description(why)
                .tag("source", source)
                .register(meters);
    }

    private Optional<Reconciliation> last(String source) {
        return compared.get().stream()
                .filter(one -> one.source().equals(source))
                .findFirst();
    }

    private double sinceCompared(Reconciliation one) {
        var at = one.finishedAt();
        return at == null ? Double.NaN : Duration.between(at, clock.instant()).toSeconds();
    }

    private static double or0(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private double silence(SourceLedger.Status status) {
        var last = status.lastCommitAt();
        return last == null ? 0 : Duration.between(last, clock.instant()).toSeconds();
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var file : sources.files()) {
            var status = statuses.get().stream()
                    .filter(one -> one.name().equals(file.name()))
                    .findFirst()
                    .orElse(null);
            if (!file.errors().isEmpty() || status != null && !isWell(status)) health.status(BEHIND);
            var about = about(file, status);
            last(file.name()).ifPresent(one -> about.put("compared", about(one)));
            var silence = status == null ? null : silenceOf(status);
            if (silence != null) about.put("silence", about(silence));
            if (silence != null && silence.isUnusual()) health.status(BEHIND);
            health.withDetail(file.name(), about);
        }
        return health.build();
    }

    private @Nullable Silence silenceOf(SourceLedger.Status status) {
        var last = status.lastCommitAt();
        return last == null ? null : new Silence(last, clock.instant(), silences.usual(status.name(), last));
    }

    private static Map<String, Object> about(Silence silence) {
        var about = new LinkedHashMap<String, Object>();
        about.put("seconds", silence.lasting().toSeconds());
        silence.usual().ifPresent(usual -> about.put("usually", usual.toSeconds()));
        if (silence.isUnusual()) about.put("unusual", true);
        return about;
    }

    private static boolean isWell(SourceLedger.Status status) {
        return status.error() == null
                && status.state() != SourceLedger.State.BLOCKED
                && status.state() != SourceLedger.State.WAITING;
    }

    private static Map<String, Object> about(SourceFile file, SourceLedger.@Nullable Status status) {
        var about = new LinkedHashMap<String, Object>();
        about.put("state", !file.errors().isEmpty() ? "BROKEN" : status == null ? "IDLE" : status.state());
        if (!file.errors().isEmpty()) about.put("errors", file.errors());
        if (status == null) return about;
        put(about, "error", status.error());
        put(about, "lastCommitAt", status.lastCommitAt());
        put(about, "lagMillis", lag(status.lastCommitAt(), status.takenAt()));
        put(about, "behindBytes", status.behindBytes());
        put(about, "keptBytes", status.keptBytes());
        put(about, "log", status.logState());
        put(about, "node", status.owner());
        return about;
    }

    private static Map<String, Object> about(Reconciliation one) {
        var about = new LinkedHashMap<String, Object>();
        put(about, "at", one.finishedAt());
        about.put("differences", one.differences());
        about.put("mended", one.mended());
        about.put("drifts", one.drifts().size());
        put(about, "error", one.error());
        return about;
    }

    private static @Nullable Long lag(@Nullable Instant committed, @Nullable Instant taken) {
        return committed == null || taken == null
                ? null
                : Duration.between(committed, taken).toMillis();
    }

    private static void put(Map<String, Object> about, String name, @Nullable Object value) {
        if (value != null) about.put(name, value);
    }
}
