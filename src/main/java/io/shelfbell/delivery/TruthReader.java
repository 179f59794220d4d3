package io.shelfbell.delivery;

import static java.util.stream.Collectors.toSet;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Demand;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.Relation;
import io.shelfbell.inventory.ItemBook;
import io.shelfbell.inventory.Locations;
import io.shelfbell.inventory.StockLedger;
import io.shelfbell.inventory.Supply;
import io.shelfbell.order.BackorderList;
import io.shelfbell.outbox.Claim;
import io.shelfbell.recipient.RecipientBook;
import io.shelfbell.rule.RuleBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the truth again for claimed deliveries: stock, demand and recipients as they are now, in four statements for all of them, and one
 * more where stock looks different to different customers.
 */
@Component
class TruthReader {
    private final RecipientBook recipients;
    private final ItemBook items;
    private final StockLedger stock;
    private final BackorderList backorders;
    private final RuleBook rules;

    TruthReader(RecipientBook recipients, ItemBook items, StockLedger stock, BackorderList backorders, RuleBook rules) {
        this.recipients = recipients;
        this.items = items;
        this.stock = stock;
        this.backorders = backorders;
        this.rules = rules;
    }

    /** Recipients are held still until the transaction ends. */
    List<Facts> read(List<Claim> claims, Instant now) {
        var people =
                recipients.holdStill(claims.stream().map(Claim::recipientId).collect(toSet()));
        var skus = claims.stream().map(Claim::sku).collect(toSet());
        var known = items.of(skus);
        var supplies = stock.supplies(skus, Locations.of(known, rules::sourcing, now));
        var demands = backorders.demands(claims.stream()
                .filter(claim -> claim.relation() == Relation.CUSTOMER)
                .map(TruthReader::want)
                .toList());
        return claims.stream()
                .map(claim -> facts(
                        claim,
                        get(known, claim.sku()),
                        get(supplies, claim.sku()),
                        get(people, claim.recipientId()),
                        demands.get(want(claim)),
                        now))
                .toList();
    }

    private static Facts facts(
            Claim claim, Item item, Supply supply, Recipient recipient, @Nullable Demand demand, Instant now) {
        var stock = supply.as(claim.relation(), recipient, demand);
        return new Facts(
                claim,
                new Candidate(
                        claim.occasion(),
                        claim.category(),
                        claim.lane(),
                        item,
                        stock,
                        recipient,
                        claim.relation(),
                        demand,
                        now));
    }

    private static BackorderList.Want want(Claim claim) {
        return new BackorderList.Want(claim.recipientId(), claim.sku());
    }

    /** Items, positions and recipients are never deleted, so a missing one is a bug. */
    private static <T> T get(Map<String, T> facts, String key) {
        return Objects.requireNonNull(facts.get(key), key);
    }
}
