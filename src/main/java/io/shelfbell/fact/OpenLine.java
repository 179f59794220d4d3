package io.shelfbell.fact;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * An order line that still waits for units of its SKU.
 *
 * @param open units ordered and not yet shipped
 * @param backordered units of them that were not covered when last allocated
 */
public record OpenLine(
        String orderId,
        int lineNo,
        String sku,
        String recipientId,

        @Term(value = "Quantity ordered", unit = "units", example = ">= 10", from = "1")
        int open,

        int backordered,
        @Term(value = "Order channel", example = "shopify") String orderChannel,

        @Term(value = "Order value", unit = "the order's currency", example = ">= 250", from = "0") @Nullable
        BigDecimal orderValue,

        @Term(value = "Recipient tier", example = "platinum") @Nullable
        String recipientTier,

        @Term(value = "Order is urgent", example = "yes") boolean urgent,
        Instant orderedAt,

        @Term(value = "Promised date", example = "<= 2026-12-24") @Nullable
        LocalDate promisedOn) {
    /** The same line of a recipient of this tier. */
    public OpenLine ofTier(@Nullable String tier) {
        return new OpenLine(
                orderId,
                lineNo,
                sku,
                recipientId,
                open,
                backordered,
                orderChannel,
                orderValue,
                tier,
                urgent,
                orderedAt,
                promisedOn);
    }

    /** The same line with another number of units that nothing covers. */
    public OpenLine backordered(int units) {
        return new OpenLine(
                orderId,
                lineNo,
                sku,
                recipientId,
                open,
                units,
                orderChannel,
                orderValue,
                recipientTier,
                urgent,
                orderedAt,
                promisedOn);
    }

    /** The same line as a demand for so many units of a part of each of its units. */
    public OpenLine times(int each) {
        if (each == 1) return this;
        return new OpenLine(
                orderId,
                lineNo,
                sku,
                recipientId,
                (int) Math.min(Integer.MAX_VALUE, (long) open * each),
                backordered,
                orderChannel,
                orderValue,
                recipientTier,
                urgent,
                orderedAt,
                promisedOn);
    }

    /** How long after the order the customer was promised the goods; unknown without a promise. */
    @Term(value = "Promised within", unit = "duration", example = "<= 2 d")
    public @Nullable Duration promisedWithin() {
        return promisedOn == null
                ? null
                : Duration.between(
                        orderedAt, promisedOn.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
