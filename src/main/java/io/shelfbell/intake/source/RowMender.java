package io.shelfbell.intake.source;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes what we hold of some rows what the source has. Whoever reads the source waits meanwhile, because both lock the source's line: a row
 * that it has changed since it was compared is left to it. Like any transaction of the source it is one moment and its places are readings,
 * so that a crossing fires and the newest wins.
 */
@Component
class RowMender {
    private final SourceLedger sources;
    private final RowLedger rows;
    private final SourceTables tables;
    private final Clock clock;

    RowMender(SourceTables tables, Clock clock) {
        this.sources = tables.sources();
        this.rows = tables.rows();
        this.tables = tables;
        this.clock = clock;
    }

    /** Answers what was mended; safe to repeat. */
    @Transactional
    public List<Difference> mend(SourceSettings settings, List<Difference> differences) {
        var source = settings.name();
        var mark = sources.lock(source);
        if (mark.snapshotting() || rows.isTouched(source)) return List.of(); // half of a large transaction
        var before = rows.of(source, differences.stream().map(Difference::key).collect(toSet()));
        var still = differences.stream()
                .filter(one -> Objects.equals(before.get(one.key()), one.ours()))
                .toList();
        if (still.isEmpty()) return still;
        before.keySet().retainAll(still.stream().map(Difference::key).collect(toSet()));
        var fold = new Fold(before);
        for (var one : still) fold.apply(one.key(), one.theirs(), Instant.MIN);
        var keys = still.stream().map(Difference::key).collect(toSet());
        var rest = rows.totals(source, new ArrayList<>(fold.places()), keys);
        var now = clock.instant();
        var readings = new Readings(
                        source,
                        mark.sequence(),
                        new BatchReader(settings, tables.badRows()).saysAllocated(),
                        false,
                        now)
                .next();
        tables.decisions().handleMoments(List.of(fold.end(rest, readings, now)));
        rows.delete(source, fold.gone());
        rows.save(source, fold.present(), mark.generation());
        sources.advance(source, readings.version());
        return still;
    }
}
