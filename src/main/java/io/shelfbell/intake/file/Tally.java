package io.shelfbell.intake.file;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The quantities of one article at one location, by term. */
record Tally(Map<String, List<BigDecimal>> terms) {

    void putInto(Draft draft) {
        var allocated = one("allocated", draft);
        var available = one("available", draft);
        var onHand = one("onHand", draft);
        var onOrder = one("onOrder", draft);
        if (onHand == null && available != null) {
            // what may be sold is known, and no order of ours may be taken off it once more
            if (allocated == null) allocated = BigDecimal.ZERO;
            onHand = available.add(allocated);
        } else if (onHand != null && available != null && allocated == null && onHand.compareTo(available) >= 0) {
            allocated = onHand.subtract(available);
        }
        if (onHand != null) draft.put("onHand", onHand);
        if (allocated != null) draft.put("allocated", allocated);
        if (onOrder != null) draft.put("onOrder", onOrder);
    }

    /**
     * A total may be followed by its parts (EANCOM 1997 INVRPT, example 3); without a total, nobody can tell whether to add them up.
     */
    private @Nullable BigDecimal one(String term, Draft draft) {
        var values = terms.getOrDefault(term, List.of());
        if (values.isEmpty()) return null;
        var first = values.get(0);
        var rest = values.subList(1, values.size());
        boolean same = rest.stream().allMatch(value -> value.compareTo(first) == 0);
        boolean total = rest.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(first) == 0;
        if (!same && !total) {
            var name = term.equals("available") ? "onHand" : term;
            draft.complain(
                    name, "REPEATED_QUANTITY", "It is said " + values.size() + " times and differs: " + values + ".");
        }
        return first;
    }
}
