package io.shelfbell.intake.file;

import io.shelfbell.intake.document.Segment;
import io.shelfbell.intake.stock.StockReadings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One LIN with all that belongs to it. A location stands before its quantities or after them, as the sender likes: which of the two comes
 * first in the line tells.
 */
final class LineItem {
    /** Before or behind the point: with more, arithmetic could take a minute. */
    private static final int MOST_DIGITS = 30;

    private final String place;
    private final Map<String, String> ids = new HashMap<>();
    private final List<Quantity> quantities = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private @Nullable String spread;
    private @Nullable String location;
    private @Nullable Boolean locationFirst;
    private @Nullable Instant expectedAt;
    private @Nullable Instant observedAt;

    LineItem(String place) {
        this.place = place;
    }

    private record Quantity(
            String qualifier, String value, @Nullable String location) {
        Quantity at(String place) {
            return new Quantity(qualifier, value, place);
        }
    }

    void add(Segment segment) {
        texts.add(segment.text());
    }

    void id(String qualifier, String id) {
        if (!id.isEmpty()) ids.putIfAbsent(qualifier, id);
    }

    void quantity(String qualifier, String value) {
        spread = null;
        if (locationFirst == null) locationFirst = false;
        quantities.add(new Quantity(qualifier, value, locationFirst ? location : null));
    }

    /** One that names its location itself. */
    void quantity(String qualifier, String value, String location) {
        quantities.add(new Quantity(qualifier, value, location));
    }

    /** Takes the last quantity back: it was a movement, or the total of what follows. Its qualifier; empty when there was none. */
    String withdraw() {
        return quantities.isEmpty()
                ? ""
                : quantities.remove(quantities.size() - 1).qualifier();
    }

    /** The quantity before is a total, of which parts follow. Its qualifier, also when there are parts of it already; empty for none. */
    String spread() {
        if (spread == null) spread = withdraw();
        return spread;
    }

    void location(String name) {
        if (locationFirst == null) locationFirst = true;
        if (locationFirst) location = name;
        else quantities.replaceAll(quantity -> quantity.location() == null ? quantity.at(name) : quantity);
    }

    Optional<String> expected(EdiMoments.Told told) {
        if (told.at() != null) expectedAt = told.at();
        return told.note();
    }

    Optional<String> observed(EdiMoments.Told told) {
        if (told.at() != null) observedAt = told.at();
        return told.note();
    }

    /** A reading for each location. Quantities that mean nothing to us are left out. */
    List<Piece> pieces(String source, EdiMapping mapping, StockReadings readings, Heading heading) {
        var locations = new LinkedHashSet<String>();
        for (var quantity : quantities) locations.add(locationOf(quantity, heading));
        if (locations.isEmpty()) locations.add(heading.location());
        return locations.stream()
                .map(where -> piece(source, where, mapping, heading).finish(readings, place, String.join("\n", texts)))
                .toList();
    }

    private static String locationOf(Quantity quantity, Heading heading) {
        return quantity.location() == null ? heading.location() : quantity.location();
    }

    private Draft piece(String source, String where, EdiMapping mapping, Heading heading) {
        var draft = new Draft(source);
        var known = mapping.skus().stream().filter(ids::containsKey).findFirst();
        if (known.isPresent()) draft.put("sku", ids.getOrDefault(known.get(), ""));
        else draft.complain("sku", "NO_SKU", "None of " + mapping.skus() + "; there are " + ids.keySet() + ".");
        if (!where.isEmpty()) draft.put("location", where);
        draft.put("observedAt", observedAt == null ? heading.observedAt() : observedAt);
        if (expectedAt != null) draft.put("expectedAt", expectedAt);
        var terms = new LinkedHashMap<String, List<BigDecimal>>();
        for (var quantity : quantities) {
            if (locationOf(quantity, heading).equals(where)) number(quantity, mapping, terms, draft);
        }
        new Tally(terms).putInto(draft);
        return draft;
    }

    private static void number(
            Quantity quantity, EdiMapping mapping, Map<String, List<BigDecimal>> terms, Draft draft) {
        var term = mapping.quantities().getOrDefault(quantity.qualifier(), "ignore");
        if (term.equals("ignore")) return;
        try {
            var number = new BigDecimal(quantity.value().replace(',', '.'));
            if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS || number.scale() > MOST_DIGITS)
                throw new NumberFormatException("it has more digits than anybody counts");
            terms.computeIfAbsent(term, t -> new ArrayList<>()).add(number);
        } catch (NumberFormatException e) {
            var name = term.equals("available") ? "onHand" : term;
            draft.complain(name, "NOT_A_NUMBER", "Expected a number, found \"" + quantity.value() + "\".");
        }
    }

    /** What holds for every line that does not say it itself; a location that nobody named is empty. */
    record Heading(String location, Instant observedAt) {}
}
