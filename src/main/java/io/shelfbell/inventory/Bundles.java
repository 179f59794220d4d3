package io.shelfbell.inventory;

import static java.util.stream.Collectors.toCollection;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Items that are made of others when they are sold, and what they come down to.
 *
 * @param contents units of each part that one unit of a bundle takes, by bundle; no part is a bundle itself
 */
public record Bundles(Map<String, Map<String, Integer>> contents) {
    public static final Bundles NONE = new Bundles(Map.of());

    public boolean isBundle(String sku) {
        return contents.containsKey(sku);
    }

    /** What one unit of the bundle takes; nothing of an item that is no bundle. */
    public Map<String, Integer> contentsOf(String sku) {
        return contents.getOrDefault(sku, Map.of());
    }

    /** The bundles that take of an item. */
    public Set<String> with(String part) {
        return contents.entrySet().stream()
                .filter(bundle -> bundle.getValue().containsKey(part))
                .map(Map.Entry::getKey)
                .collect(toCollection(TreeSet::new));
    }

    /** Every bundle and every part. */
    public Set<String> members() {
        return contents.entrySet().stream()
                .flatMap(bundle -> Stream.concat(Stream.of(bundle.getKey()), bundle.getValue().keySet().stream()))
                .collect(toCollection(TreeSet::new));
    }

    /** Demand with that for bundles added to that for their parts. */
    Map<String, Integer> exploded(Map<String, Integer> units) {
        if (contents.isEmpty()) return units;
        var all = new HashMap<String, Long>();
        units.forEach((sku, open) -> {
            all.merge(sku, (long) open, Long::sum);
            contentsOf(sku).forEach((part, each) -> all.merge(part, (long) open * each, Long::sum));
        });
        var whole = new TreeMap<String, Integer>();
        all.forEach((sku, open) -> whole.put(sku, (int) Math.min(Integer.MAX_VALUE, open)));
        return whole;
    }
}
