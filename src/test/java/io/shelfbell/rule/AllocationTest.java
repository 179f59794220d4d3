package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.OpenLine;
import io.shelfbell.fact.Priority;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** rules/allocation/allocation.drl and decision-tables/allocation.xlsx; ordered on 2026-11-23. */
class AllocationTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            URGENT | CHANNEL | QUANTITY | TIER     | PROMISED   | RANK
            yes    | edi     | 100      |          |            | 10
            no     | edi     | 1        | platinum |            | 300
            no     | shopify | 50       | platinum |            | 200
            no     | shopify | 49       | platinum |            | 20
            no     | shopify | 1        | gold     | 2026-11-25 | 30
            no     | shopify | 1        | gold     | 2026-11-26 | 40
            no     | shopify | 1        | silver   |            | 60
            no     | shopify | 1        | standard |            |
            no     | shopify | 1        |          |            |""")
    void a_line_has_a_rank(
            String urgent,
            String channel,
            int quantity,
            @Nullable String tier,
            @Nullable LocalDate promised,
            @Nullable Integer rank) {
        var line = new OpenLine(
                "O-1",
                1,
                "LAMP-RED-01",
                "C-1001",
                quantity,
                quantity,
                channel,
                BigDecimal.TEN,
                tier,
                urgent.equals("yes"),
                Facts.MONDAY_NOON,
                promised);
        var actions = RuleBooks.SHOP.allocation(line).actions();
        if (rank == null) assertThat(actions).isEmpty();
        else assertThat(actions).containsExactly(new Priority(rank));
    }
}
