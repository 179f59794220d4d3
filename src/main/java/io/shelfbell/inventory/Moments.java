package io.shelfbell.inventory;

import io.shelfbell.fact.StockReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Cuts a series of readings into moments per SKU: each location at most once in a moment. Bundles move when a moment of a part ends. */
final class Moments {
    private final Shelves shelves;
    private final Map<String, Moment> open = new LinkedHashMap<>();
    private final List<Move> moves = new ArrayList<>();

    Moments(Shelves shelves) {
        this.shelves = shelves;
    }

    private record Moment(Set<String> locations, Instant at) {}

    Shelf.Outcome apply(StockReading reading) {
        var shelf = shelves.get(reading.sku());
        var outcome = shelf.judge(reading);
        if (outcome != Shelf.Outcome.APPLIED) return outcome;
        var moment = open.get(reading.sku());
        if (moment != null && moment.locations().contains(reading.location())) {
            close(reading.sku());
            shelves.bundlesWith(reading.sku()).forEach(bundle -> reconsider(bundle, moment.at()));
        }
        open.computeIfAbsent(reading.sku(), sku -> new Moment(new HashSet<>(), reading.observedAt()))
                .locations()
                .add(reading.location());
        return shelf.apply(reading);
    }

    /** What all the moments changed, in their order; ends the last ones. */
    List<Move> moves() {
        var bundles = new TreeMap<String, Instant>();
        open.forEach((sku, moment) ->
                shelves.bundlesWith(sku).forEach(bundle -> bundles.merge(bundle.sku(), moment.at(), Moments::later)));
        List.copyOf(open.keySet()).forEach(this::close);
        bundles.forEach((sku, at) -> reconsider(shelves.get(sku), at));
        return moves;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Also where the bundle's own numbers stay: whose lines are covered may change with the part. */
    private void reconsider(Shelf bundle, Instant at) {
        bundle.reconsider(at).ifPresent(moves::add);
    }

    private void close(String sku) {
        var moment = open.remove(sku);
        if (moment != null) shelves.get(sku).move(moment.at()).ifPresent(moves::add);
    }
}
