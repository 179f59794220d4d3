package io.shelfbell.inventory;

import io.shelfbell.fact.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What items are made of, as far down as there are parts. */
final class PartGraph {
    static final int DEEPEST = 5;
    static final int MOST_ITEMS = 200;
    static final long MOST_UNITS = 1_000_000;

    private final Map<String, List<Part>> parts;
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<String, Map<String, Long>> contents = new HashMap<>();

    /** @param parts direct parts by bundle */
    PartGraph(Map<String, List<Part>> parts) {
        this.parts = parts;
    }

    /** What speaks against this bundle; a graph with objections has no contents. */
    Optional<PartList.Objection> objection(String sku) {
        if (isPartOfItself(sku)) return Optional.of(PartList.Objection.PART_OF_ITSELF);
        if (depth(sku) > DEEPEST) return Optional.of(PartList.Objection.TOO_DEEP);
        var content = contents(sku);
        if (content.size() > MOST_ITEMS) return Optional.of(PartList.Objection.TOO_MANY_ITEMS);
        return content.values().stream().anyMatch(units -> units > MOST_UNITS)
                ? Optional.of(PartList.Objection.TOO_MANY_UNITS)
                : Optional.empty();
    }

    private boolean isPartOfItself(String sku) {
        var met = new HashSet<String>();
        return partsOf(sku).stream().anyMatch(part -> reaches(part.sku(), sku, met));
    }

    private boolean reaches(String from, String sku, Set<String> met) {
        if (from.equals(sku)) return true;
        return met.add(from) && partsOf(from).stream().anyMatch(part -> reaches(part.sku(), sku, met));
    }

    private int depth(String sku) {
        var known = depths.get(sku);
        if (known != null) return known;
        int depth = partsOf(sku).stream()
                .mapToInt(part -> 1 + depth(part.sku()))
                .max()
                .orElse(0);
        depths.put(sku, depth);
        return depth;
    }

    /** How many units of the items that really lie on shelves one unit of the bundle takes, whatever they are wrapped in. */
    Map<String, Long> contents(String sku) {
        var known = contents.get(sku);
        if (known != null) return known;
        var content = new TreeMap<String, Long>();
        for (var part : partsOf(sku)) add(content, part);
        contents.put(sku, content);
        return content;
    }

    private void add(Map<String, Long> content, Part part) {
        if (partsOf(part.sku()).isEmpty()) content.merge(part.sku(), (long) part.quantity(), PartGraph::sum);
        else
            contents(part.sku())
                    .forEach((sku, units) -> content.merge(sku, capped(units * part.quantity()), PartGraph::sum));
    }

    private static long sum(long some, long more) {
        return capped(some + more);
    }

    /** Far above every limit, and far below an overflow in the next product. */
    private static long capped(long units) {
        return Math.min(units, 1_000 * MOST_UNITS);
    }

    private List<Part> partsOf(String sku) {
        return parts.getOrDefault(sku, List.of());
    }
}
