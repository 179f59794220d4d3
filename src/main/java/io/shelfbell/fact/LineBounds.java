package io.shelfbell.fact;

import org.jspecify.annotations.Nullable;

/** What analysts allow a low-stock line to say; blank for no bound. A line in units has the first two, one in days of supply the others. */
public record LineBounds(
        @Term(value = "At least units", unit = "units", example = "1") @Nullable
        Integer leastUnits,

        @Term(value = "At most units", unit = "units", example = "500") @Nullable
        Integer mostUnits,

        @Term(value = "At least days", unit = "days", example = "3") @Nullable
        Integer leastDays,

        @Term(value = "At most days", unit = "days", example = "60") @Nullable
        Integer mostDays) {

    public LineBounds {
        if (leastUnits != null && mostUnits != null && leastUnits > mostUnits)
            throw new IllegalArgumentException("at least " + leastUnits + " and at most " + mostUnits + " units");
        if (leastDays != null && mostDays != null && leastDays > mostDays)
            throw new IllegalArgumentException("at least " + leastDays + " and at most " + mostDays + " days");
    }
}
