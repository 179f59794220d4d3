package io.shelfbell.intake.source;

import io.shelfbell.rota.Worker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has each source compared when it is due or asked for, by whichever node is first. */
@Component
class Reconciliations implements SmartLifecycle {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration LATEST_START = Duration.ofMinutes(10);

    private final Map<String, Long> starts = new HashMap<>();
    private final Sources sources;
    private final ReconciliationLedger ledger;
    private final Reconciler reconciler;
    private final Worker worker = new Worker("reconciliation", LOOK, this::next);

    Reconciliations(Sources sources, ReconciliationLedger ledger, Reconciler reconciler) {
        this.sources = sources;
        this.ledger = ledger;
        this.reconciler = reconciler;
    }

    private int next() {
        var configured = configured();
        if (configured.isEmpty()) return 0;
        configured.values().stream()
                .filter(this::isTime)
                .forEach(source -> ledger.askWhenDue(source.name(), source.reconcile()));
        var open = ledger.claim(configured.keySet(), Reconciler.LEASE);
        open.ifPresent(one -> reconciler.reconcile(one, Objects.requireNonNull(configured.get(one.source()))));
        return open.isPresent() ? 1 : 0;
    }

    /** Sources that begin together, or nodes that start together, do not ask together. */
    private boolean isTime(SourceSettings source) {
        long most = Math.max(1, Math.min(source.reconcile().toMillis() / 10, LATEST_START.toMillis()));
        long start = starts.computeIfAbsent(
                source.name(),
                name -> System.nanoTime()
                        + Duration.ofMillis(ThreadLocalRandom.current().nextLong(most))
                                .toNanos());
        return !source.reconcile().isZero() && System.nanoTime() - start >= 0;
    }

    private Map<String, SourceSettings> configured() {
        var configured = new HashMap<String, SourceSettings>();
        for (var file : sources.files()) {
            var settings = file.settings();
            if (settings != null) configured.put(settings.name(), settings);
        }
        return configured;
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
