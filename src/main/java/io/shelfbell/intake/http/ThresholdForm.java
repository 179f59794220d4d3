package io.shelfbell.intake.http;

import io.shelfbell.fact.ThresholdScope;
import io.shelfbell.intake.Fields;
import io.shelfbell.inventory.LinePlace;
import io.shelfbell.inventory.LineSize;
import io.shelfbell.inventory.ThresholdLine;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads low-stock lines: {@code {scope, sku, category, location}} say what for, {@code {units}} or {@code {daysOfSupply, minimumUnits}} how much. */
@Component
class ThresholdForm {
    private static final int LONGEST_SUPPLY = 3_650;

    private final int atMost;

    ThresholdForm(@Value("${shelfbell.thresholds.at-most:100000}") int atMost) {
        this.atMost = atMost;
    }

    /** A line that says itself what it is for. */
    @Nullable
    ThresholdLine line(Fields fields) {
        var place = place(fields);
        var size = size(fields, place);
        return place == null || size == null ? null : new ThresholdLine(place, size);
    }

    /** The line of a place that the address names. */
    @Nullable
    ThresholdLine line(Fields fields, LinePlace place) {
        var size = size(fields, place);
        return size == null ? null : new ThresholdLine(place, size);
    }

    private static @Nullable LinePlace place(Fields fields) {
        var scope = fields.requiredOneOf("scope", ThresholdScope.class);
        if (scope == null) return null;
        boolean item = scope == ThresholdScope.SKU || scope == ThresholdScope.LOCATION;
        var sku = key(fields, "sku", scope, item);
        var category = key(fields, "category", scope, scope == ThresholdScope.CATEGORY);
        var location = key(fields, "location", scope, scope == ThresholdScope.LOCATION);
        return switch (scope) {
            case DEFAULT -> LinePlace.DEFAULT;
            case CATEGORY -> category == null ? null : LinePlace.category(category);
            case SKU -> sku == null ? null : LinePlace.item(sku);
            case LOCATION -> sku == null || location == null ? null : LinePlace.location(sku, location);
        };
    }

    private static @Nullable String key(Fields fields, String name, ThresholdScope scope, boolean wanted) {
        if (wanted) return fields.key(name);
        if (fields.optionalText(name) != null)
            fields.complain(name, "NOT_ALLOWED", "A line of the scope " + scope + " has no " + name + ".");
        return null;
    }

    private @Nullable LineSize size(Fields fields, @Nullable LinePlace place) {
        return fields.has("daysOfSupply") ? days(fields, place) : units(fields);
    }

    private @Nullable LineSize units(Fields fields) {
        if (fields.has("minimumUnits"))
            fields.complain("minimumUnits", "NOT_ALLOWED", "Only a line in days of supply has a minimum.");
        var units = within(fields, "units", 0, atMost, fields.units("units"));
        return units == null ? null : LineSize.ofUnits(units);
    }

    private @Nullable LineSize days(Fields fields, @Nullable LinePlace place) {
        if (fields.has("units"))
            fields.complain("daysOfSupply", "NOT_ALLOWED", "A line has units or days of supply, not both.");
        if (place != null && place.scope() == ThresholdScope.LOCATION) {
            fields.complain("daysOfSupply", "NOT_ALLOWED", "Sales are not known by location: give units.");
            return null;
        }
        var days = within(fields, "daysOfSupply", 1, LONGEST_SUPPLY, fields.optionalUnits("daysOfSupply"));
        var minimum = within(fields, "minimumUnits", 0, atMost, fields.optionalUnits("minimumUnits"));
        return days == null ? null : LineSize.ofDays(days, minimum);
    }

    private static @Nullable Integer within(Fields fields, String name, int least, int most, @Nullable Integer number) {
        if (number == null || number >= least && number <= most) return number;
        fields.complain(name, "OUT_OF_RANGE", "Expected " + least + " to " + most + ".");
        return null;
    }
}
