package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Audience;
import io.shelfbell.fact.Firing;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.StockChange;
import io.shelfbell.fact.StockPosition;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** rules/firing/firing.drl and decision-tables/firing.xlsx; the low-stock line is 3. */
class FiringTest {

    private static List<Firing> fires(StockChange change) {
        return RuleBooks.SHOP.firing(change).actions();
    }

    private static Set<String> occasions(StockChange change) {
        return fires(change).stream().map(f -> f.occasion().name()).collect(Collectors.toSet());
    }

    private static Set<String> set(@Nullable String names) {
        return names == null ? Set.of() : Arrays.stream(names.split(", ")).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            BEFORE | AFTER | NEWLY | COVERED | FIRES
            5      | 4     | 0     | 0       |
            4      | 3     | 0     | 0       | LOW_STOCK
            3      | 2     | 0     | 0       |
            1      | 0     | 0     | 0       | OUT_OF_STOCK
            5      | 0     | 0     | 0       | OUT_OF_STOCK
            1      | -1    | 1     | 0       | BACKORDERED, OUT_OF_STOCK
            0      | -1    | 1     | 0       | BACKORDERED
            0      | -1    | 0     | 0       | BACKORDERED
            -1     | -2    | 0     | 0       |
            -1     | -2    | 1     | 0       | BACKORDERED
            -2     | -1    | 0     | 0       |
            -2     | -1    | 0     | 1       | BACK_IN_STOCK
            -1     | 0     | 0     | 0       |
            -1     | 4     | 0     | 1       | BACK_IN_STOCK
            0      | 1     | 0     | 0       | BACK_IN_STOCK
            3      | 4     | 0     | 0       |""")
    void a_crossing_fires_once(int before, int after, int newly, int covered, @Nullable String fires) {
        assertThat(occasions(Facts.change(before, after, newly, covered, 0))).isEqualTo(set(fires));
    }

    @ParameterizedTest
    @CsvSource({"5,''", "3,''", "0,''", "-1,BACKORDERED"})
    void a_first_reading_is_news_only_for_those_who_are_short(int available, String fires) {
        var first = new StockChange(Facts.lamp(), null, Facts.stock(available), 0, 0, 0, Facts.MONDAY_NOON);
        assertThat(occasions(first)).isEqualTo(fires.isEmpty() ? Set.of() : Set.of(fires));
    }

    @Test
    void two_rows_of_one_occasion_make_one_firing() {
        var firings = fires(Facts.change(0, -1, 1, 0, 0));
        assertThat(firings)
                .containsExactly(new Firing(
                        Occasion.BACKORDERED,
                        Set.of(Audience.BACKORDERED_CUSTOMERS),
                        MessageCategory.TRANSACTIONAL,
                        Lane.URGENT));
        assertThat(RuleBooks.SHOP.firing(Facts.change(0, -1, 1, 0, 0)).answers())
                .extracting(answer -> answer.row().id())
                .containsExactly("FIRE-110", "FIRE-120");
    }

    @Test
    void customers_and_watchers_hear_of_the_same_return_under_different_consent() {
        assertThat(fires(Facts.change(-1, 4, 0, 1, 0)))
                .extracting(Firing::category, Firing::audience)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                MessageCategory.TRANSACTIONAL, Set.of(Audience.COVERED_CUSTOMERS)),
                        org.assertj.core.groups.Tuple.tuple(MessageCategory.PROMOTIONAL, Set.of(Audience.WATCHERS)));
    }

    @Test
    void an_unlisted_item_is_never_promoted() {
        var unlisted = new StockChange(Item.unlisted("X"), Facts.stock(0), Facts.stock(4), 0, 0, 0, Facts.MONDAY_NOON);
        assertThat(fires(unlisted)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, true", "1, 1, true", "1, 0, false", "0, 0, false"})
    void a_new_date_is_news_for_those_who_wait(int days, int waiting, boolean fires) {
        var before = dated(days == 0 ? null : 3);
        var change = new StockChange(Facts.lamp(), before, dated(5), 0, 0, waiting, Facts.MONDAY_NOON);
        assertThat(occasions(change)).isEqualTo(fires ? Set.of("ETA_CHANGED") : Set.of());
    }

    private static StockPosition dated(@Nullable Integer days) {
        var expected = days == null ? null : Facts.MONDAY_NOON.plus(Duration.ofDays(days));
        return new StockPosition("LAMP-RED-01", 0, 2, 10, expected, 3);
    }
}
