package io.shelfbell.intake.queue;

import io.shelfbell.fact.StockReading;
import io.shelfbell.intake.failure.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A letter's readings, and what in it could not be read. */
record OpenedLetter(List<StockReading> readings, List<Failure> failures) {
    /** No location is called so. */
    private static final String SEVERAL = "";

    /**
     * The readings of several letters, to be taken in by as few calls as can be. What one call brings of a SKU at several locations is one
     * moment; a letter is a moment of its own, however many came with it.
     */
    static List<List<StockReading>> grouped(List<OpenedLetter> letters) {
        var groups = new ArrayList<List<StockReading>>();
        var places = new HashMap<String, String>();
        for (var letter : letters) {
            boolean apart = letter.readings.stream()
                    .anyMatch(r -> !places.getOrDefault(r.sku(), r.location()).equals(r.location()));
            if (apart || groups.isEmpty()) {
                groups.add(new ArrayList<>());
                places.clear();
            }
            groups.get(groups.size() - 1).addAll(letter.readings);
            letter.readings.forEach(
                    r -> places.merge(r.sku(), r.location(), (one, other) -> one.equals(other) ? one : SEVERAL));
        }
        return groups;
    }
}
