package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.ConcernKind;
import io.shelfbell.fact.OrderConcern;
import io.shelfbell.fact.OrderRuling;
import io.shelfbell.fact.OrderRuling.Outcome;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** rules/order-validation/order-validation.drl and decision-tables/order-*.xlsx. */
class OrderValidationTest {
    static OrderConcern concern(ConcernKind kind) {
        return concern(kind, null, null, null, "EUR", 1, false);
    }

    private static OrderConcern concern(
            ConcernKind kind,
            @Nullable String detail,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal difference,
            String currency,
            int lines,
            boolean test) {
        return new OrderConcern(
                kind,
                detail,
                quantity,
                null,
                difference,
                null,
                "shopify",
                CanonicalOrder.Kind.ORDER,
                "DE",
                currency,
                null,
                lines,
                test,
                false,
                Facts.MONDAY_NOON);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            CONCERN             | DETAIL | QUANTITY   | DIFFERENCE | CURRENCY | LINES | TEST  | OUTCOME | ROW
            MISSING_ADDRESS     |        |            |            | EUR      | 1     | true  | NOTE    | COMPL-110
            MISSING_LINES       |        |            |            | EUR      | 0     | false | REJECT  | COMPL-120
            MISSING_ADDRESS     |        |            |            | EUR      | 1     | false | HOLD    | COMPL-130
            MISSING_CONTACT     |        |            |            | EUR      | 1     | false | NOTE    | COMPL-140
            REPAIRED            | RAGGED |            |            | EUR      | 1     | false | HOLD    | COMPL-150
            REPAIRED            | BOM    |            |            | EUR      | 1     | false | REPAIR  | COMPL-160
            FAR_DATE            |        |            |            | EUR      | 1     | false | HOLD    | COMPL-170
            NOT_A_DATE          |        |            |            | EUR      | 1     | false | NOTE    | COMPL-180
            TOTAL_DIFFERS       |        |            | 0.05       | EUR      | 1     | false | NOTE    | AMOUNT-110
            TOTAL_DIFFERS       |        |            | 2          | JPY      | 1     | false | NOTE    | AMOUNT-120
            TOTAL_DIFFERS       |        |            | 0.06       | EUR      | 1     | false | HOLD    | AMOUNT-130
            LINE_AMOUNT_DIFFERS |        |            | 4          | EUR      | 1     | false | NOTE    | AMOUNT-140
            MIXED_CURRENCIES    |        |            |            | EUR      | 1     | false | HOLD    | AMOUNT-150
            TOO_MANY_DECIMALS   |        |            |            | JPY      | 1     | false | HOLD    | AMOUNT-160
            TOO_MANY_DECIMALS   |        |            |            | EUR      | 1     | false | NOTE    | AMOUNT-170
            QUANTITY_NEGATIVE   |        | -1         |            | EUR      | 1     | false | REJECT  | LINES-110
            QUANTITY_ZERO       |        | 0          |            | EUR      | 1     | false | NOTE    | LINES-120
            QUANTITY_FRACTION   |        | 1.5        |            | EUR      | 1     | false | HOLD    | LINES-130
            REPEATED_LINE       |        | 1          |            | EUR      | 1     | false | HOLD    | LINES-140
            RETIRED_SKU         |        | 1          |            | EUR      | 1     | false | HOLD    | LINES-150
            UNKNOWN_SKU         |        | 1          |            | EUR      | 1     | false | NOTE    | LINES-160
            LINE                |        | 1000000001 |            | EUR      | 1     | false | HOLD    | LINES-170
            ORDER               |        |            |            | EUR      | 5001  | false | HOLD    | LINES-180""")
    void each_row_rules(
            ConcernKind kind,
            @Nullable String detail,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal difference,
            String currency,
            int lines,
            boolean test,
            Outcome outcome,
            String row) {
        var verdict = RuleBooks.SHOP.validation(concern(kind, detail, quantity, difference, currency, lines, test));

        assertThat(verdict.actions()).containsExactly(new OrderRuling(outcome));
        assertThat(verdict.answers().stream()
                        .map(Answer::row)
                        .map(Objects::requireNonNull)
                        .map(Answer.Row::id))
                .containsExactly(row);
    }

    @Test
    void nothing_follows_from_an_order_or_a_line_that_is_like_others() {
        assertThat(RuleBooks.SHOP
                        .validation(concern(ConcernKind.ORDER, null, null, null, "EUR", 5000, false))
                        .decided())
                .isEmpty();
        assertThat(RuleBooks.SHOP
                        .validation(concern(ConcernKind.LINE, null, BigDecimal.TEN, null, "EUR", 1, false))
                        .decided())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ORDER", "LINE"})
    void whatever_is_noticed_is_told(ConcernKind kind) {
        assertThat(RuleBooks.SHOP
                        .validation(concern(kind, null, null, null, "EUR", 1, false))
                        .decided())
                .hasSize(1);
    }
}
