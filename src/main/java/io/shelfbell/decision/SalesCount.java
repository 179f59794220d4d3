package io.shelfbell.decision;

import io.shelfbell.forecast.SalesLedger;
import io.shelfbell.inventory.SalesPace;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Counts what was sold before today (UTC), for lines in days of supply. */
@Component
class SalesCount {
    private final SalesLedger sales;
    private final SalesPace pace;
    private final Clock clock;

    SalesCount(SalesLedger sales, SalesPace pace, Clock clock) {
        this.sales = sales;
        this.pace = pace;
        this.clock = clock;
    }

    void count(Collection<String> skus) {
        var today = today();
        pace.put(skus, sales.sold(skus, today.minusDays(SalesPace.DAYS), today), today);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Whether today is still to be counted, and nobody else has begun. */
    boolean begin() {
        return pace.begin(today());
    }
}
