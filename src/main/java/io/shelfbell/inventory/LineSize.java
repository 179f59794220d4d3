package io.shelfbell.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What a low-stock line says: units, or the days that the units would last at the pace of the last {@value SalesPace#DAYS} days.
 *
 * @param minimumUnits what a line in days of supply never goes below, whatever was sold; null for one unit
 */
public record LineSize(
        @Nullable Integer units,
        @Nullable Integer daysOfSupply,
        @Nullable Integer minimumUnits) {

    public LineSize {
        if ((units == null) == (daysOfSupply == null))
            throw new IllegalArgumentException("units or days of supply: " + units + ", " + daysOfSupply);
        if (units != null && minimumUnits != null)
            throw new IllegalArgumentException("a minimum for a line in units: " + minimumUnits);
    }

    public static LineSize ofUnits(int units) {
        return new LineSize(units, null, null);
    }

    public static LineSize ofDays(int days, @Nullable Integer minimumUnits) {
        return new LineSize(null, days, minimumUnits);
    }
}
