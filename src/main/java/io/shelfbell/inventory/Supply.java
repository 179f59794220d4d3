package io.shelfbell.inventory;

import io.shelfbell.fact.Demand;
import io.shelfbell.fact.Market;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.Relation;
import io.shelfbell.fact.StockPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stock of one SKU, as it looks to one customer or another. Not for several threads. */
public final class Supply {
    private final StockPosition position;
    private final List<CountedLevel> levels;
    private final Map<Market, StockPosition> seen = new HashMap<>();

    /** @param levels none where the stock looks the same to everybody */
    Supply(StockPosition position, List<CountedLevel> levels) {
        this.position = position;
        this.levels = levels;
    }

    /** Over all the locations that count for anybody. */
    public StockPosition position() {
        return position;
    }

    /** As this recipient sees it; a merchandiser sees it as a whole. */
    public StockPosition as(Relation relation, Recipient recipient, @Nullable Demand demand) {
        if (levels.isEmpty() || relation == Relation.MERCHANDISER) return position;
        var channel = demand == null ? null : demand.orderChannel();
        return in(new Market(recipient.country(), recipient.region(), channel));
    }

    /** Over the locations that count there. Open order lines that no source reports count in every market: whose they are is not known here. */
    private StockPosition in(Market market) {
        return seen.computeIfAbsent(market, this::sum);
    }

    private StockPosition sum(Market market) {
        var counted = levels.stream()
                .filter(level -> level.serves(market))
                .map(CountedLevel::level)
                .toList();
        return Sum.of(counted).position(position.sku(), openUnits(), position.lowStockThreshold());
    }

    /** Where a source reports what is allocated, a market without a reporting location has nothing allocated. */
    private int openUnits() {
        boolean reported = levels.stream().anyMatch(counted -> counted.level().allocated() != null);
        return reported ? 0 : position.allocated();
    }
}
