package io.shelfbell.decision;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.CanonicalOrder.Line;
import io.shelfbell.inventory.AliasList;
import io.shelfbell.inventory.AliasList.Named;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Which of our articles the lines of some orders mean, as far as that is known. */
final class Articles {
    private final Map<Named, String> known;

    private Articles(Map<Named, String> known) {
        this.known = known;
    }

    static Articles of(Collection<CanonicalOrder> orders, AliasList aliases) {
        return new Articles(aliases.skus(orders.stream()
                .flatMap(order -> order.lines().stream().map(line -> named(order, line)))
                .toList()));
    }

    private static Named named(CanonicalOrder order, Line line) {
        return new Named(order.channel(), line.sku(), line.buyerSku(), line.gtin());
    }

    Optional<String> known(CanonicalOrder order, Line line) {
        return Optional.ofNullable(known.get(named(order, line)));
    }

    /** The one that is known, or else the name that stands there. */
    String sku(CanonicalOrder order, Line line) {
        return known(order, line).orElse(line.sku());
    }
}
