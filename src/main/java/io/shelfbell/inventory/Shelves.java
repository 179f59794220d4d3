package io.shelfbell.inventory;

import static java.util.stream.Collectors.toMap;

import io.shelfbell.fact.StockPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shelves of held SKUs, and the bundles that are put together from them. */
public final class Shelves {
    private final Held held;
    private final Map<String, Shelf> bySku;
    private final Map<String, StockPosition> beside;

    /** @param beside positions of parts that are not held, as far as they were read */
    Shelves(Held held, Collection<Shelf> shelves, Map<String, StockPosition> beside) {
        this.held = held;
        this.bySku = shelves.stream().collect(toMap(Shelf::sku, Function.identity(), (a, b) -> a, TreeMap::new));
        this.beside = beside;
        bySku.values().stream()
                .filter(shelf -> held.bundles().isBundle(shelf.sku()))
                .forEach(shelf -> shelf.becomes(kit(shelf.sku())));
    }

    private Kit kit(String bundle) {
        return new Kit(held.bundles().contentsOf(bundle).entrySet().stream()
                .map(part -> new Kit.Taken(() -> partPosition(part.getKey()), part.getValue()))
                .toList());
    }

    private @Nullable StockPosition partPosition(String part) {
        var shelf = bySku.get(part);
        if (shelf == null) return beside.get(part);
        return shelf.wasRead() ? shelf.position() : null;
    }

    public Bundles bundles() {
        return held.bundles();
    }

    public Shelf get(String sku) {
        var shelf = bySku.get(sku);
        if (shelf == null) throw new IllegalArgumentException("not locked: sku=" + sku);
        return shelf;
    }

    public Collection<Shelf> all() {
        return bySku.values();
    }

    /** What was last decided about every SKU that matters here. */
    public Map<String, StockPosition> decided() {
        var positions = new HashMap<>(beside);
        bySku.values().forEach(shelf -> positions.put(shelf.sku(), shelf.decided()));
        return positions;
    }

    /** Bundles come after their parts. */
    public List<Move> moves(Function<Shelf, Optional<Move>> how) {
        var moves = new ArrayList<Move>();
        for (boolean bundles : new boolean[] {false, true})
            bySku.values().stream()
                    .filter(shelf -> shelf.isBundle() == bundles)
                    .flatMap(shelf -> how.apply(shelf).stream())
                    .forEach(moves::add);
        return moves;
    }

    /** The bundles that take of an item. */
    Stream<Shelf> bundlesWith(String part) {
        return held.bundles().with(part).stream().map(this::get);
    }
}
