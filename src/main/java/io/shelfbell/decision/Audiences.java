package io.shelfbell.decision;

import io.shelfbell.fact.Audience;
import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Demand;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.Relation;
import io.shelfbell.inventory.ItemBook;
import io.shelfbell.inventory.Locations;
import io.shelfbell.inventory.StockLedger;
import io.shelfbell.inventory.Supply;
import io.shelfbell.order.BackorderList;
import io.shelfbell.outbox.Outbox;
import io.shelfbell.recipient.RecipientBook;
import io.shelfbell.recipient.WatchList;
import io.shelfbell.rule.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom an audience means, and what is known about them. */
@Component
class Audiences {
    private final BackorderList backorders;
    private final RecipientBook recipients;
    private final WatchList watches;
    private final ItemBook items;
    private final StockLedger stock;
    private final Outbox outbox;
    private final RuleBook rules;

    Audiences(
            BackorderList backorders,
            RecipientBook recipients,
            WatchList watches,
            ItemBook items,
            StockLedger stock,
            Outbox outbox,
            RuleBook rules) {
        this.backorders = backorders;
        this.recipients = recipients;
        this.watches = watches;
        this.items = items;
        this.stock = stock;
        this.outbox = outbox;
        this.rules = rules;
    }

    List<String> page(OpenOccasion occasion, Audience audience, int limit) {
        var after = occasion.resolvedTo();
        return switch (audience) {
            case BACKORDERED_CUSTOMERS -> backorders.backorderedBy(occasion.id(), after, limit);
            case COVERED_CUSTOMERS -> backorders.coveredBy(occasion.id(), after, limit);
            case WAITING_CUSTOMERS -> backorders.waitingFor(occasion.sku(), after, limit);
            case WATCHERS -> watches.watchers(occasion.sku(), after, limit);
            case MERCHANDISERS -> recipients.merchandisers(after, limit);
        };
    }

    List<Candidate> candidates(OpenOccasion occasion, Audience audience, List<String> ids, Instant now) {
        if (ids.isEmpty()) return List.of();
        var sku = Set.of(occasion.sku());
        var known = items.of(sku);
        var item = known.get(occasion.sku());
        var supply =
                stock.supplies(sku, Locations.of(known, rules::sourcing, now)).get(occasion.sku());
        var demands = demands(audience.relation(), occasion.sku(), ids);
        var people = recipients.of(told(occasion, audience, ids));
        var candidates = new ArrayList<Candidate>(people.size());
        for (var id : ids) {
            var recipient = people.get(id);
            if (recipient == null || item == null || supply == null) continue;
            var demand = demands.get(new BackorderList.Want(id, occasion.sku()));
            candidates.add(candidate(occasion, audience, item, supply, recipient, demand, now));
        }
        return candidates;
    }

    /**
     * Only those who were told that an item is backordered want to hear that theirs is covered, or that its date has moved. Where that
     * message still waits, it will carry the new date itself.
     */
    private Collection<String> told(OpenOccasion occasion, Audience audience, List<String> ids) {
        boolean onlyTold = audience == Audience.COVERED_CUSTOMERS || audience == Audience.WAITING_CUSTOMERS;
        return onlyTold ? outbox.told(Occasion.BACKORDERED, occasion.sku(), ids) : ids;
    }

    private Map<BackorderList.Want, Demand> demands(Relation relation, String sku, List<String> ids) {
        return relation == Relation.CUSTOMER
                ? backorders.demands(
                        ids.stream().map(id -> new BackorderList.Want(id, sku)).toList())
                : Map.of();
    }

    private static Candidate candidate(
            OpenOccasion occasion,
            Audience audience,
            Item item,
            Supply supply,
            Recipient recipient,
            @Nullable Demand demand,
            Instant now) {
        return new Candidate(
                occasion.occasion(),
                occasion.category(),
                occasion.lane(),
                item,
                supply.as(audience.relation(), recipient, demand),
                recipient,
                audience.relation(),
                demand,
                now);
    }
}
