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

    private record Moment(Set<String> locations, Instant at, boolean snapshot) {
        static Moment of(StockReading reading) {
            return new Moment(new HashSet<>(), reading.observedAt(), reading.snapshot());
        }

        /** Of a bundle, two of whose parts move. */
        Moment with(Moment other) {
            return new Moment(locations, at.isAfter(other.at) ? at : other.at, snapshot && other.snapshot);
        }

        Move of(Move move) {
            return move.of(snapshot);
        }
    }

    Shelf.Outcome apply(StockReading reading) {
        var shelf = shelves.get(reading.sku());
        var outcome = shelf.judge(reading);
        if (outcome != Shelf.Outcome.APPLIED) return outcome;
        var moment = open.get(reading.sku());
        if (moment != null && moment.locations().contains(reading.location())) {
            close(reading.sku(), moment);
            open.remove(reading.sku());
            shelves.bundlesWith(reading.sku()).forEach(bundle -> reconsider(bundle, moment));
        }
        open.computeIfAbsent(reading.sku(), sku -> Moment.of(reading))
                .locations()
                .add(reading.location());
        return shelf.apply(reading);
    }

    /** Ends the moments that are open: what follows belongs to later ones. */
    void end() {
        open.forEach(this::close);
        var bundles = new TreeMap<String, Moment>();
        open.forEach((sku, moment) ->
                shelves.bundlesWith(sku).forEach(bundle -> bundles.merge(bundle.sku(), moment, Moment::with)));
        open.clear();
        bundles.forEach((sku, moment) -> reconsider(shelves.get(sku), moment));
    }

    /** What all the moments changed, in their order; ends the last ones. */
    List<Move> moves() {
        end();
        return moves;
    }

    private void close(String sku, Moment moment) {
        shelves.get(sku).move(moment.at()).map(moment::of).ifPresent(moves::add);
    }

    /** Also where the bundle's own numbers stay: whose lines are covered may change with the part. */
    private void reconsider(Shelf bundle, Moment moment) {
        bundle.reconsider(moment.at()).map(moment::of).ifPresent(moves::add);
    }
}
