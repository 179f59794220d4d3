package io.shelfbell.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Draws entries as often as their weights say. */
final class Weighted<T> {
    private final List<T> entries;
    private final double[] upTo;

    Weighted(List<T> entries, ToDoubleFunction<T> weight) {
        this.entries = List.copyOf(entries);
        this.upTo = entries.stream().mapToDouble(weight).toArray();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    T draw(Random random) {
        var at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return entries.get(Math.min(at < 0 ? -at - 1 : at, entries.size() - 1));
    }
}
