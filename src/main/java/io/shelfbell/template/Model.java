package io.shelfbell.template;

import io.shelfbell.fact.Demand;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.StockPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one message may speak of. Facts, not words: they are put into words for the language of the template that is found.
 *
 * @param demand what a customer has open; null for anybody else
 * @param previouslyExpectedAt the expected date that the recipient knew; null for none
 */
public record Model(
        Message message,
        Shop shop,
        Item item,
        StockPosition stock,
        Recipient recipient,
        @Nullable Demand demand,
        @Nullable Instant previouslyExpectedAt,
        Links links) {

    /** What every message has. */
    public static Model of(Message message, Shop shop, Item item, StockPosition stock, Recipient recipient) {
        return new Model(message, shop, item, stock, recipient, null, null, Links.NONE);
    }

    public Model withDemand(@Nullable Demand demand) {
        return new Model(message, shop, item, stock, recipient, demand, previouslyExpectedAt, links);
    }

    public Model withPreviouslyExpectedAt(@Nullable Instant at) {
        return new Model(message, shop, item, stock, recipient, demand, at, links);
    }

    public Model withLinks(Links links) {
        return new Model(message, shop, item, stock, recipient, demand, previouslyExpectedAt, links);
    }
}
