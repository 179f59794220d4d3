package io.shelfbell.order;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.CanonicalOrder.Buyer;
import io.shelfbell.fact.CanonicalOrder.Change;
import io.shelfbell.fact.CanonicalOrder.Kind;
import io.shelfbell.fact.CanonicalOrder.Line;
import io.shelfbell.fact.CanonicalOrder.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Orders of the channel {@code test}, as small as they may be. */
public final class Orders {
    private Orders() {}

    public static CanonicalOrder of(String id, String version, Instant at, List<Line> lines) {
        return of(id, version, Kind.ORDER, at, lines);
    }

    public static CanonicalOrder of(String id, String version, Kind kind, Instant at, List<Line> lines) {
        return new CanonicalOrder(
                "test",
                id,
                version,
                kind,
                id,
                at,
                at,
                Currency.getInstance("EUR"),
                new Buyer("B-" + id, null, null, null, null, Locale.ENGLISH),
                null,
                null,
                lines,
                new Totals(null, null, null, null, null, null),
                Set.of(),
                Map.of(),
                List.of());
    }

    public static Line line(String id, String sku, int quantity) {
        return line(id, sku, quantity, Change.PUT);
    }

    public static Line line(String id, String sku, int quantity, Change change) {
        var units = BigDecimal.valueOf(quantity);
        return new Line(
                id, sku, null, null, null, units, units, null, null, null, null, null, null, null, null, Set.of(),
                change);
    }
}
