package io.shelfbell.decision;

import static java.util.Objects.requireNonNullElseGet;

import io.shelfbell.fact.Item;
import io.shelfbell.fact.ProposedLine;
import io.shelfbell.fact.ThresholdScope;
import io.shelfbell.inventory.ItemBook;
import io.shelfbell.inventory.LinePlace;
import io.shelfbell.inventory.ThresholdLine;
import io.shelfbell.rule.RuleBook;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks whether low-stock lines are within the bounds that analysts set. */
@Component
public class ThresholdBounds {
    private final RuleBook rules;
    private final ItemBook items;
    private final Clock clock;

    ThresholdBounds(RuleBook rules, ItemBook items, Clock clock) {
        this.rules = rules;
        this.items = items;
        this.clock = clock;
    }

    /** For each line, in their order, the bound that it breaks. */
    public List<Optional<OutOfBounds>> check(List<ThresholdLine> lines) {
        var now = clock.instant();
        var known = items.of(lines.stream()
                .map(ThresholdLine::place)
                .filter(LinePlace::isAboutOneItem)
                .map(LinePlace::key)
                .toList());
        return lines.stream().map(line -> check(line, known, now)).toList();
    }

    private Optional<OutOfBounds> check(ThresholdLine line, Map<String, Item> items, Instant now) {
        return rules.bounds(proposed(line.place(), items, now)).decided().stream()
                .map(bounds -> OutOfBounds.of(line.size(), bounds))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static ProposedLine proposed(LinePlace place, Map<String, Item> items, Instant now) {
        if (!place.isAboutOneItem()) return ProposedLine.of(place.scope(), category(place), now);
        var item = requireNonNullElseGet(items.get(place.key()), () -> Item.unlisted(place.key()));
        return ProposedLine.of(place.scope(), item, place.location().isEmpty() ? null : place.location(), now);
    }

    private static @Nullable String category(LinePlace place) {
        return place.scope() == ThresholdScope.CATEGORY ? place.key() : null;
    }
}
