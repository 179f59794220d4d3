package io.shelfbell.decision;

import io.shelfbell.inventory.ThresholdPreview.Counts;
import io.shelfbell.inventory.ThresholdPreview.Crossing;
import java.time.Instant;
import java.util.List;

/**
 * What lines would do that nobody has set yet.
 *
 * @param first some of the items that would cross at once, by SKU
 * @param since the notices are counted from here: 30 days ago, or later where the history of stock begins later
 */
public record LineOutlook(Counts counts, List<Crossing> first, Instant since) {}
