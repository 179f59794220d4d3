package io.shelfbell.fact;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was noticed about an order, with what a table may want to know of the order.
 *
 * @param quantity of the line, where it is about one
 * @param amount of the line
 * @param difference of totals from what they should be, without its sign
 * @param detail the code of a repair
 */
public record OrderConcern(
        @Term(value = "Concern", example = "TOTAL_DIFFERS") ConcernKind kind,

        @Term(value = "Detail", example = "BOM") @Nullable String detail,

        @Term(value = "Line quantity", unit = "the line's unit", example = "> 500") @Nullable
        BigDecimal quantity,

        @Term(value = "Line amount", unit = "the order's currency", example = ">= 10000") @Nullable
        BigDecimal amount,

        @Term(value = "Difference", unit = "the order's currency", example = "<= 0.05", from = "0") @Nullable
        BigDecimal difference,

        @Term(value = "SKU", example = "LAMP-RED-01") @Nullable
        String sku,

        @Term(value = "Sales channel", example = "shopify") String channel,
        @Term(value = "Order kind", example = "ORDER") CanonicalOrder.Kind orderKind,

        @Term(value = "Ship-to country", example = "DE, AT") @Nullable
        String country,

        @Term(value = "Currency", example = "EUR") @Nullable String currency,

        @Term(value = "Order total", unit = "the order's currency", example = ">= 5000") @Nullable
        BigDecimal total,

        @Term(value = "Order lines", unit = "lines", example = "> 1000", from = "0")
        int lines,

        @Term(value = "Test order", example = "no") boolean test,

        @Term(value = "Marketplace-fulfilled", example = "yes")
        boolean marketplaceFulfilled,

        Instant at) {

    /** A thing that was noticed, before it is known in which order. */
    public record Noticed(
            ConcernKind kind,
            String pointer,
            String message,
            @Nullable String detail,
            @Nullable BigDecimal difference,
            CanonicalOrder.@Nullable Line line) {
        public static Noticed at(String pointer, ConcernKind kind, String message) {
            return new Noticed(kind, pointer, message, null, null, null);
        }

        /** @param detail the code of the repair */
        public static Noticed repaired(String pointer, String detail, String message) {
            return new Noticed(ConcernKind.REPAIRED, pointer, message, detail, null, null);
        }

        public Noticed about(CanonicalOrder.@Nullable Line of) {
            return new Noticed(kind, pointer, message, detail, difference, of);
        }
    }

    public static OrderConcern of(Noticed noticed, CanonicalOrder order, Instant at) {
        var line = noticed.line();
        var shipTo = order.shipTo();
        return new OrderConcern(
                noticed.kind(),
                noticed.detail(),
                line == null ? null : line.quantity(),
                line == null ? null : line.amount(),
                noticed.difference(),
                line == null ? null : line.sku(),
                order.channel(),
                order.kind(),
                shipTo == null ? null : shipTo.country(),
                order.currency() == null ? null : order.currency().getCurrencyCode(),
                order.totals().grand(),
                order.lines().size(),
                order.is(CanonicalOrder.Flag.TEST),
                order.is(CanonicalOrder.Flag.MARKETPLACE_FULFILLED),
                at);
    }
}
