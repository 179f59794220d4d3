package io.shelfbell.intake.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands the rows of a source by its settings; a row that cannot be understood leaves what it counted for as it was. */
final class BatchReader {
    private final SourceSettings settings;
    private final List<RowReader> readers;
    private final BadRows badRows;

    BatchReader(SourceSettings settings, BadRows badRows) {
        this.settings = settings;
        this.readers = settings.tables().stream()
                .map(table -> new RowReader(table, settings.zone()))
                .toList();
        this.badRows = badRows;
    }

    boolean saysAllocated() {
        return settings.tables().stream().anyMatch(table -> table.allocated() != null);
    }

    /**
     * What a row counts for after a change.
     *
     * @param now null when it is gone
     */
    private record Change(RowKey key, @Nullable Contribution now, Instant at) {}

    /** What the rows of a run count for. */
    record Changes(Map<SourceEvent, Change> understood, List<BadRow> unreadable, Set<RowKey> unreadableKeys) {
        void apply(SourceEvent event, Fold fold) {
            var change = understood.get(event);
            if (change != null) fold.apply(change.key(), change.now(), change.at());
        }

        Set<RowKey> keys() {
            var keys = new LinkedHashSet<RowKey>();
            understood.values().forEach(change -> keys.add(change.key()));
            return keys;
        }

        /** All places that rows were at or will be at. */
        Set<Place> places(Iterable<Place> before) {
            var places = new HashSet<Place>();
            before.forEach(places::add);
            for (var change : understood.values()) {
                var now = change.now();
                if (now != null) places.add(now.place());
            }
            return places;
        }
    }

    Changes read(List<SourceEvent> run) {
        var changes = new Changes(new IdentityHashMap<>(), new ArrayList<>(), new LinkedHashSet<>());
        for (var event : run) if (event instanceof SourceEvent.Row row) read(row, changes);
        return changes;
    }

    private void read(SourceEvent.Row row, Changes changes) {
        var key = new RowKey(row.tableNo(), row.key());
        var columns = row.columns();
        try {
            var reader = readers.get(row.tableNo());
            var now = columns == null ? null : reader.read(columns);
            var at = columns == null ? null : reader.eventTime(columns);
            changes.understood().put(row, new Change(key, now, at == null ? Instant.MIN : at));
        } catch (UnreadableRow e) {
            changes.unreadableKeys().add(key);
            changes.unreadable()
                    .add(new BadRow(
                            settings.name(), place(row), e.code(), e.getMessage() + "", String.valueOf(columns)));
        } catch (MissingColumn e) {
            throw new SourceTrouble(
                    settings.tables().get(row.tableNo()).table() + ": " + e.getMessage() + ". Mend config/sources/"
                            + settings.name() + ".yaml or the table.",
                    e);
        }
    }

    private String place(SourceEvent.Row row) {
        return settings.tables().get(row.tableNo()).table() + "/" + row.key();
    }

    void keepUnreadable(Changes changes) {
        badRows.add(changes.unreadable());
    }
}
