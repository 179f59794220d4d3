package io.shelfbell.inventory;

import io.shelfbell.fact.ThresholdScope;
import org.jspecify.annotations.Nullable;

/**
 * The low-stock line that holds for a SKU.
 *
 * @param scope where it comes from; null when no line is set at all, which is a line of zero units
 */
public record HoldingLine(String sku, int units, @Nullable ThresholdScope scope) {}
