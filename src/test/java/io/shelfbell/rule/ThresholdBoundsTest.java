package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.LineBounds;
import io.shelfbell.fact.ProposedLine;
import io.shelfbell.fact.ThresholdScope;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** rules/threshold-bounds/threshold-bounds.drl and decision-tables/threshold-bounds.xlsx. */
class ThresholdBoundsTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            SCOPE    | CATEGORY  | PRICE  | ROW       | LEAST | MOST  | FROM | TO
            DEFAULT  |           |        | BOUND-110 |       | 1000  | 1    | 60
            CATEGORY | Lighting  |        | BOUND-190 | 0     | 10000 | 1    | 180
            CATEGORY | Fireworks |        | BOUND-130 | 5     | 20000 | 14   | 90
            SKU      | Lighting  | 1000   | BOUND-120 |       | 50    | 1    | 45
            SKU      | Lighting  | 999.99 | BOUND-190 | 0     | 10000 | 1    | 180
            LOCATION | Fireworks | 1000   | BOUND-120 |       | 50    | 1    | 45
            LOCATION | Fireworks | 9.90   | BOUND-130 | 5     | 20000 | 14   | 90
            LOCATION | Toys      | 19.90  | BOUND-140 | 0     | 5000  |      |
            SKU      | Toys      | 19.90  | BOUND-190 | 0     | 10000 | 1    | 180
            SKU      |           |        | BOUND-190 | 0     | 10000 | 1    | 180""")
    void a_line_has_bounds(
            ThresholdScope scope,
            @Nullable String category,
            @Nullable BigDecimal price,
            String row,
            @Nullable Integer leastUnits,
            @Nullable Integer mostUnits,
            @Nullable Integer leastDays,
            @Nullable Integer mostDays) {
        var line = new ProposedLine(scope, "X", null, category, null, price, null, Facts.MONDAY_NOON);
        var verdict = RuleBooks.SHOP.bounds(line);
        assertThat(verdict.actions()).containsExactly(new LineBounds(leastUnits, mostUnits, leastDays, mostDays));
        assertThat(verdict.answers().stream()
                        .map(Answer::row)
                        .map(Objects::requireNonNull)
                        .map(Answer.Row::id))
                .containsExactly(row);
    }

    @Test
    void bounds_that_leave_nothing_are_no_bounds() {
        assertThatThrownBy(() -> new LineBounds(5, 4, null, null)).hasMessage("at least 5 and at most 4 units");
        assertThatThrownBy(() -> new LineBounds(null, null, 5, 4)).hasMessage("at least 5 and at most 4 days");
    }
}
