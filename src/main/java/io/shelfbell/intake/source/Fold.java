package io.shelfbell.intake.source;

import static java.util.stream.Collectors.toMap;

import io.shelfbell.fact.StockReading;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of rows, folded into what their places hold at the end of each transaction. Lives no longer than a batch. */
final class Fold {
    private final Map<RowKey, Contribution> before;
    private final Map<RowKey, @Nullable Contribution> rows = new LinkedHashMap<>();
    private final Map<Place, Set<RowKey>> keys = new HashMap<>();
    private final Map<Place, Instant> touched = new LinkedHashMap<>();

    /** @param before what the rows that will change counted for until now */
    Fold(Map<RowKey, Contribution> before) {
        this.before = before;
        before.forEach((key, row) -> {
            rows.put(key, row);
            keysAt(row.place()).add(key);
        });
    }

    /**
     * A row changed.
     *
     * @param now null when it is gone
     * @param at when, as far as the row says; {@link Instant#MIN} when it does not
     */
    void apply(RowKey key, @Nullable Contribution now, Instant at) {
        var was = rows.put(key, now);
        if (was != null) touch(was.place(), at);
        if (was != null) keysAt(was.place()).remove(key);
        if (now == null) return;
        touch(now.place(), at);
        keysAt(now.place()).add(key);
    }

    private void touch(Place place, Instant at) {
        touched.merge(place, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Places that have changed since the last transaction ended. */
    Set<Place> touched() {
        return touched.keySet();
    }

    /** A transaction ended: what the touched places hold. */
    List<StockReading> end(Map<Place, Totals> rest, Readings readings, Instant committedAt) {
        var moment = touched.entrySet().stream()
                .map(one -> {
                    var at = one.getValue().equals(Instant.MIN) ? committedAt : one.getValue();
                    return readings.of(one.getKey(), totals(one.getKey(), rest), at);
                })
                .toList();
        touched.clear();
        return moment;
    }

    private Totals totals(Place place, Map<Place, Totals> rest) {
        var totals = rest.getOrDefault(place, Totals.NONE);
        for (var key : keysAt(place)) totals = totals.plus(Objects.requireNonNull(rows.get(key)));
        return totals;
    }

    private Set<RowKey> keysAt(Place place) {
        return keys.computeIfAbsent(place, p -> new LinkedHashSet<>());
    }

    Collection<Place> places() {
        return keys.keySet();
    }

    /** Rows to keep, with what they count for now. */
    Map<RowKey, Contribution> present() {
        return rows.entrySet().stream()
                .filter(row -> row.getValue() != null)
                .collect(toMap(Map.Entry::getKey, row -> Objects.requireNonNull(row.getValue())));
    }

    /** Rows that were known and are gone. */
    List<RowKey> gone() {
        return before.keySet().stream().filter(key -> rows.get(key) == null).toList();
    }
}
