package io.shelfbell.intake.source;

import io.shelfbell.decision.StockDecisions;
import io.shelfbell.fact.StockReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what one source says while one node holds its lease. What is decided, what each row counts for and the position are
 * committed together, so that a repeat after a fault begins exactly where the effects end.
 *
 * <p>A transaction of the source is one moment: nothing between its rows fires. One that is larger than a batch only marks the places
 * that it touches; when its end comes they are read page by page, so that memory stays flat. A snapshot is such a transaction.
 */
public final class SourceFeed {
    /** Places that are read by one of our transactions. */
    private static final int PAGE = 1000;

    /** Events of a transaction that wait for its end. */
    private static final int MOST_UNENDED = 2_000;

    private final Lease lease;
    private final BatchReader reader;
    private final SourceLedger sources;
    private final RowLedger rows;
    private final StockDecisions decisions;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Pace pace = new Pace();
    private final List<SourceEvent> unended = new ArrayList<>();
    private volatile boolean snapshotting;
    private boolean spilled;

    SourceFeed(
            SourceSettings settings, Lease lease, SourceTables tables, TransactionTemplate transaction, Clock clock) {
        this.lease = lease;
        this.reader = new BatchReader(settings, tables.badRows());
        this.sources = tables.sources();
        this.rows = tables.rows();
        this.decisions = tables.decisions();
        this.transaction = transaction;
        this.clock = clock;
        begin(settings.mapping());
    }

    /** Up to where everything is committed; null until a snapshot, of which the end must be told, has been taken. */
    public @Nullable String position() {
        return snapshotting ? null : sources.position(lease.source());
    }

    private void begin(String mapping) {
        transaction.executeWithoutResult(tx -> {
            var mark = sources.lock(lease);
            snapshotting = sources.needsSnapshot(lease.source(), mapping);
            sources.understand(lease.source(), mapping);
            if (snapshotting) sources.save(lease.source(), mark.beginSnapshot(), null, null);
        });
        spilled = rows.isTouched(lease.source());
    }

    /**
     * What it ends is committed when this returns. A small transaction whose end has not come yet waits in memory: the position stays before
     * it.
     */
    public void take(SourceBatch batch) {
        var run = new ArrayList<>(unended);
        unended.clear();
        for (var event : batch.events()) {
            if (event instanceof SourceEvent.SnapshotEnded end) {
                takeRun(run, null);
                endSnapshot(end);
            } else if (event instanceof SourceEvent.Truncated truncated) {
                takeRun(run, null);
                truncate(truncated);
            } else if (event instanceof SourceEvent.Committed end && spilled) {
                takeRun(run, null);
                drain(end.at());
                spilled = false;
                save(end.position().get(), end.at());
            } else {
                run.add(event);
                if (event instanceof SourceEvent.Committed && pace.isEnough(run.size())) takeRun(run, null);
            }
        }
        if (waits(run)) takeRun(run, null);
        else takeRun(run, batch.position());
    }

    /** Moves what belongs to a transaction that is not at its end to the side. */
    private boolean waits(List<SourceEvent> run) {
        int end = run.size();
        while (end > 0 && !(run.get(end - 1) instanceof SourceEvent.Committed)) end--;
        if (snapshotting || spilled || end == run.size() || run.size() - end > MOST_UNENDED) return false;
        unended.addAll(run.subList(end, run.size()));
        run.subList(end, run.size()).clear();
        return true;
    }

    /** @param position null for that after the last transaction that ended in the run */
    private void takeRun(List<SourceEvent> run, @Nullable String position) {
        var changes = reader.read(run);
        var last = last(run);
        if (run.isEmpty() && (position == null || snapshotting)) return;
        if (position == null && last != null) position = last.position().get();
        var to = snapshotting ? null : position;
        var at = last == null ? null : last.at();
        long began = System.nanoTime();
        transaction.executeWithoutResult(tx -> takeRun(run, changes, to, at));
        pace.took(run.size(), Duration.ofNanos(System.nanoTime() - began));
        run.clear();
    }

    private void takeRun(
            List<SourceEvent> run, BatchReader.Changes changes, @Nullable String position, @Nullable Instant at) {
        var mark = sources.lock(lease);
        reader.keepUnreadable(changes);
        var fold = new Fold(rows.of(lease.source(), changes.keys()));
        boolean ends = !snapshotting && run.stream().anyMatch(SourceEvent.Committed.class::isInstance);
        var rest = ends ? rows.totals(lease.source(), changes.places(fold.places()), changes.keys()) : null;
        var moments = new ArrayList<List<StockReading>>();
        var readings = readings(mark);
        for (var event : run) {
            changes.apply(event, fold);
            if (!(event instanceof SourceEvent.Committed end)
                    || rest == null
                    || fold.touched().isEmpty()) continue;
            readings = readings.next();
            moments.add(fold.end(rest, readings, end.at()));
        }
        decisions.handleMoments(moments);
        rows.delete(lease.source(), fold.gone());
        rows.save(lease.source(), fold.present(), mark.generation());
        if (snapshotting) rows.keep(lease.source(), changes.unreadableKeys(), mark.generation());
        rows.touch(lease.source(), fold.touched());
        if (!fold.touched().isEmpty()) spilled = true;
        sources.save(lease.source(), mark.at(readings.version()), position, at);
    }

    private void truncate(SourceEvent.Truncated event) {
        transaction.executeWithoutResult(tx -> {
            sources.lock(lease);
            rows.truncate(lease.source(), event.tableNo());
        });
        spilled = true;
    }

    private void endSnapshot(SourceEvent.SnapshotEnded end) {
        if (!snapshotting) return;
        transaction.executeWithoutResult(
                tx -> rows.sweep(lease.source(), sources.lock(lease).generation()));
        drain(end.at());
        snapshotting = false;
        spilled = false;
        save(end.position().get(), end.at());
    }

    private void drain(Instant at) {
        while (Boolean.TRUE.equals(transaction.execute(tx -> drainPage(at)))) Thread.onSpinWait();
    }

    private boolean drainPage(Instant at) {
        var mark = sources.lock(lease);
        var places = rows.takeTouched(lease.source(), PAGE);
        if (places.isEmpty()) return false;
        var totals = rows.totals(lease.source(), places, List.of());
        var readings = readings(mark).next();
        decisions.handle(places.stream()
                .map(place -> readings.of(place, totals.getOrDefault(place, Totals.NONE), at))
                .toList());
        sources.save(lease.source(), mark.at(readings.version()), null, null);
        return true;
    }

    private void save(String position, Instant at) {
        transaction.executeWithoutResult(tx -> {
            var mark = sources.lock(lease);
            sources.save(lease.source(), mark.streaming(), position, at);
        });
    }

    private Readings readings(SourceLedger.Mark mark) {
        return new Readings(lease.source(), mark.sequence(), reader.saysAllocated(), snapshotting, clock.instant());
    }

    private static SourceEvent.@Nullable Committed last(List<SourceEvent> run) {
        for (int i = run.size() - 1; i >= 0; i--) if (run.get(i) instanceof SourceEvent.Committed end) return end;
        return null;
    }
}
