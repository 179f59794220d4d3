package io.shelfbell.embedded;

import io.shelfbell.fact.Item;

/**
 * An item and how it sells.
 *
 * @param dailyUnits units a day out of season
 */
record Product(Item item, double dailyUnits, Season season) {
    String sku() {
        return item.sku();
    }
}
