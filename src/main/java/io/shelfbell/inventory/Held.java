package io.shelfbell.inventory;

import static java.util.stream.Collectors.toCollection;

import java.util.Set;
import java.util.TreeSet;

/**
 * SKUs that nobody else changes until the transaction ends.
 *
 * @param bundles what is known of bundles that they are, or are part of
 */
public record Held(Set<String> skus, Bundles bundles) {

    /** Parts of held bundles that are not held themselves: nobody changes them without waiting for the bundle. */
    public Set<String> partsBeside() {
        return skus.stream()
                .flatMap(sku -> bundles.contentsOf(sku).keySet().stream())
                .filter(part -> !skus.contains(part))
                .collect(toCollection(TreeSet::new));
    }
}
