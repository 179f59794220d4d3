package io.shelfbell.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one customer has open for one SKU, over all the order lines that an occasion touches.
 *
 * @param orderId the oldest of the orders
 * @param orderNumber what the customer knows that order by
 * @param orderChannel the sales channel it came from
 * @param orderValue total of the most valuable of the orders
 * @param lines how many order lines
 * @param quantity units ordered and not yet shipped
 * @param quantityShort units of them that are not covered
 */
public record Demand(
        String orderId,
        String orderNumber,
        @Term(value = "Order channel", example = "shopify") String orderChannel,

        @Term(value = "Order value", unit = "the order's currency", example = ">= 250", from = "0") @Nullable
        BigDecimal orderValue,

        int lines,

        @Term(value = "Quantity ordered", unit = "units", example = ">= 10", from = "1")
        int quantity,

        @Term(value = "Quantity short", unit = "units", example = ">= 1", from = "0")
        int quantityShort,

        @Term(value = "Order is urgent", example = "yes") boolean urgent,
        @Term(value = "Order is a test", example = "no") boolean test,
        Instant orderedAt,

        @Term(value = "Promised date", example = "<= 2026-12-24") @Nullable
        LocalDate promisedOn) {}
