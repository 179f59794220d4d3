package io.shelfbell.inventory;

import io.shelfbell.fact.StockReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts a series of readings into moments per SKU: each location at most once in a moment. */
final class Moments {
    private final Map<String, Shelf> shelves;
    private final Map<String, Moment> open = new LinkedHashMap<>();
    private final List<Move> moves = new ArrayList<>();

    Moments(Map<String, Shelf> shelves) {
        this.shelves = shelves;
    }

    private record Moment(Set<String> locations, Instant at, boolean snapshot) {}

    Shelf.Outcome apply(StockReading reading) {
        var shelf = shelf(reading.sku());
        var outcome = shelf.judge(reading);
        if (outcome != Shelf.Outcome.APPLIED) return outcome;
        var moment = open.get(reading.sku());
        if (moment != null && moment.locations().contains(reading.location())) close(reading.sku());
        open.computeIfAbsent(
                        reading.sku(), sku -> new Moment(new HashSet<>(), reading.observedAt(), reading.snapshot()))
                .locations()
                .add(reading.location());
        return shelf.apply(reading);
    }

    /** Ends the moments that are open: what follows belongs to later ones. */
    void end() {
        List.copyOf(open.keySet()).forEach(this::close);
    }

    /** What all the moments changed, in their order; ends the last ones. */
    List<Move> moves() {
        end();
        return moves;
    }

    private void close(String sku) {
        var moment = open.remove(sku);
        if (moment != null)
            shelf(sku).move(moment.at()).map(move -> move.of(moment.snapshot())).ifPresent(moves::add);
    }

    private Shelf shelf(String sku) {
        var shelf = shelves.get(sku);
        if (shelf == null) throw new IllegalArgumentException("not locked: sku=" + sku);
        return shelf;
    }
}
