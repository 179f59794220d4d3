package io.shelfbell.intake.source;

import static java.util.stream.Collectors.joining;

import io.shelfbell.rota.Worker;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one source whenever this node holds its lease, and tries again, later each time, when it cannot. */
final class SourceRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SourceRunner.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final Duration RENEW = Duration.ofSeconds(2);
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofSeconds(60);

    private final SourceSettings settings;
    private final String owner;
    private final SourceLedger ledger;
    private final SilenceLedger silences;
    private final StockSource source;
    private final Function<Lease, SourceFeed> feeds;
    private final List<Worker> workers;
    private volatile @Nullable Lease lease;
    private volatile @Nullable Lease lost;
    private volatile SilenceWatch silence;
    private volatile SourceTrouble.@Nullable Anew outdated;
    private volatile boolean stopping;
    private int failures;

    SourceRunner(
            SourceSettings settings,
            String owner,
            SourceTables tables,
            StockSource source,
            Function<Lease, SourceFeed> feeds) {
        this.settings = settings;
        this.owner = owner;
        this.ledger = tables.sources();
        this.silences = tables.silences();
        this.silence = silences.watch(settings.name());
        this.source = source;
        this.feeds = feeds;
        this.workers = List.of(
                new Worker("source-" + settings.name(), LOOK, this::readIfOurs),
                new Worker("source-lease-" + settings.name(), RENEW, this::renew),
                new Worker("source-probe-" + settings.name(), PROBE, this::probe));
    }

    void start() {
        stopping = false;
        workers.forEach(Worker::start);
    }

    void stop() {
        stopping = true;
        source.stop();
        workers.forEach(Worker::stop);
    }

    private int readIfOurs() {
        if (stopping) return 0;
        var ours = ledger.claim(settings.name(), owner, LEASE).orElse(null);
        if (ours == null) return 0;
        silence = silences.watch(settings.name());
        outdated = null;
        lease = ours;
        try {
            read(ours);
            ledger.release(ours, SourceLedger.State.IDLE, null, Duration.ZERO);
        } catch (LeaseLost e) {
            LOG.info("source={} epoch={} lease=lost", settings.name(), ours.epoch());
        } catch (SourceTrouble.ForGood e) {
            LOG.error("source={} state=BLOCKED error={}", settings.name(), e.getMessage());
            ledger.release(ours, SourceLedger.State.BLOCKED, e.getMessage(), Duration.ZERO);
        } catch (SourceTrouble.Anew e) {
            LOG.warn("source={} state=WAITING snapshot=true error={}", settings.name(), e.getMessage());
            ledger.forget(ours);
            ledger.release(ours, SourceLedger.State.WAITING, e.getMessage(), rest());
        } catch (RuntimeException e) {
            var rest = rest();
            LOG.warn("source={} state=WAITING rest={} error={}", settings.name(), rest, said(e), known(e) ? null : e);
            ledger.release(ours, SourceLedger.State.WAITING, said(e), rest);
        } finally {
            lease = null;
        }
        return 0;
    }

    private void read(Lease ours) {
        long began = System.nanoTime();
        LOG.info("source={} epoch={} lease=taken", settings.name(), ours.epoch());
        var feed = feeds.apply(ours);
        source.requireUnchanged(feed.position());
        var fatal = source.obstacles(feed.position()).stream()
                .filter(Obstacle::fatal)
                .map(Obstacle::toString)
                .collect(joining(" "));
        if (!fatal.isEmpty()) throw new SourceTrouble(fatal, null);
        ledger.working(ours);
        try {
            source.read(feed, () -> !stopping && outdated == null && lost != ours);
            var gone = outdated;
            if (gone != null) throw gone;
        } finally {
            if (System.nanoTime() - began > LONGEST_REST.toNanos()) failures = 0;
        }
    }

    /** 1 s, 2 s, 4 s ... */
    private Duration rest() {
        var rest = Duration.ofSeconds(1L << Math.min(failures++, 6));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    private static boolean known(RuntimeException e) {
        return e instanceof SourceTrouble;
    }

    private static String said(RuntimeException e) {
        return known(e) && e.getMessage() != null ? e.getMessage() : e.toString();
    }

    private int renew() {
        var ours = lease;
        if (ours == null || ledger.renew(ours, LEASE)) return 0;
        LOG.warn("source={} epoch={} lease=lost", settings.name(), ours.epoch());
        lost = ours;
        source.stop();
        return 0;
    }

    private int probe() {
        var ours = lease;
        if (ours == null) return 0;
        try {
            var status = ledger.find(settings.name()).orElseThrow();
            silence.look(status.lastCommitAt());
            source.requireUnchanged(status.position());
            var probe = source.probe(status.position());
            ledger.probed(ours, probe.behindBytes(), probe.keptBytes(), probe.state());
        } catch (SourceTrouble.Anew e) {
            outdated = e;
            source.stop();
        } catch (SourceTrouble e) {
            LOG.warn("source={} probe=failed error={}", settings.name(), e.getMessage());
            ledger.unanswered(ours, said(e));
        }
        return 0;
    }
}
