package io.shelfbell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Demand;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.Relation;
import io.shelfbell.rule.Facts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {
    private static Candidate candidate(
            Occasion occasion, Relation relation, int available, @Nullable Integer quantityShort) {
        var demand = quantityShort == null
                ? null
                : new Demand("o:1", "#1", "shopify", null, 1, 5, quantityShort, false, false, Facts.MONDAY_NOON, null);
        return new Candidate(
                occasion,
                MessageCategory.TRANSACTIONAL,
                Lane.NORMAL,
                Facts.lamp(),
                Facts.stock(available),
                Facts.recipient("gold"),
                relation,
                demand,
                Facts.MONDAY_NOON);
    }

    /** The low-stock line is 3; no SHORT means that the customer has nothing open any more. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            OCCASION      | RELATION     | AVAILABLE | SHORT | OBJECTION
            BACKORDERED   | CUSTOMER     | -1        | 1     |
            BACKORDERED   | CUSTOMER     | 5         | 1     |
            BACKORDERED   | CUSTOMER     | -1        | 0     | NO_LONGER_BACKORDERED
            BACKORDERED   | CUSTOMER     | -1        |       | NO_LONGER_BACKORDERED
            ETA_CHANGED   | CUSTOMER     | -1        | 1     |
            ETA_CHANGED   | CUSTOMER     | 5         | 0     | NO_LONGER_BACKORDERED
            ETA_CHANGED   | CUSTOMER     | -1        |       | NO_LONGER_BACKORDERED
            LOW_STOCK     | WATCHER      | 4         |       | NO_LONGER_LOW
            LOW_STOCK     | WATCHER      | 3         |       |
            LOW_STOCK     | MERCHANDISER | 1         |       |
            LOW_STOCK     | MERCHANDISER | 0         |       | NO_LONGER_LOW
            LOW_STOCK     | WATCHER      | -1        |       | NO_LONGER_LOW
            OUT_OF_STOCK  | MERCHANDISER | 1         |       | IN_STOCK_AGAIN
            OUT_OF_STOCK  | MERCHANDISER | 0         |       |
            OUT_OF_STOCK  | MERCHANDISER | -1        |       |
            BACK_IN_STOCK | WATCHER      | 1         |       |
            BACK_IN_STOCK | WATCHER      | 0         |       | SOLD_OUT_AGAIN
            BACK_IN_STOCK | WATCHER      | -1        |       | SOLD_OUT_AGAIN
            BACK_IN_STOCK | MERCHANDISER | 1         |       |
            BACK_IN_STOCK | MERCHANDISER | 0         |       | SOLD_OUT_AGAIN
            BACK_IN_STOCK | CUSTOMER     | 0         | 0     |
            BACK_IN_STOCK | CUSTOMER     | 5         | 1     | NO_LONGER_COVERED
            BACK_IN_STOCK | CUSTOMER     | 5         |       | NO_LONGER_COVERED""")
    void what_is_no_longer_so_is_not_told(
            Occasion occasion,
            Relation relation,
            int available,
            @Nullable Integer quantityShort,
            @Nullable String objection) {
        var found = Truth.objection(candidate(occasion, relation, available, quantityShort));
        assertThat(found.orElse(null)).isEqualTo(objection);
    }
}
