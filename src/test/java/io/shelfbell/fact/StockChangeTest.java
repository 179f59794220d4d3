package io.shelfbell.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockChangeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T11:00:00Z");

    private static StockPosition position(int available, int lowStockThreshold, @Nullable Instant expectedAt) {
        return new StockPosition("LAMP", available, 0, 0, expectedAt, lowStockThreshold);
    }

    private static StockChange change(@Nullable StockPosition before, StockPosition after) {
        return new StockChange(Item.unlisted("LAMP"), before, after, 0, 0, 0, NOW);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            BEFORE | AFTER | CROSSES
            7      | 6     | NONE
            6      | 5     | DOWN_TO_LOW
            5      | 4     | NONE
            1      | 0     | DOWN_TO_ZERO
            6      | 0     | DOWN_TO_ZERO
            0      | 0     | NONE
            0      | -1    | BELOW_ZERO
            6      | -1    | BELOW_ZERO
            5      | -1    | BELOW_ZERO
            -1     | -2    | NONE
            -2     | -1    | NONE
            -1     | 0     | UP_TO_ZERO
            -1     | 1     | ABOVE_ZERO
            -1     | 4     | ABOVE_ZERO
            0      | 5     | ABOVE_ZERO
            0      | 6     | ABOVE_ZERO
            -1     | 6     | ABOVE_ZERO
            1      | 5     | NONE
            5      | 6     | ABOVE_LOW""")
    void a_change_crosses_the_deepest_line_down_or_the_highest_line_up(int before, int after, Crossing crosses) {
        assertThat(change(position(before, 5, null), position(after, 5, null)).crossing())
                .isEqualTo(crosses);
    }

    @ParameterizedTest
    @CsvSource({"6, NONE", "5, DOWN_TO_LOW", "0, DOWN_TO_ZERO", "-1, BELOW_ZERO"})
    void the_first_reading_comes_from_above(int after, Crossing crosses) {
        assertThat(change(null, position(after, 5, null)).crossing()).isEqualTo(crosses);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            THRESHOLD BEFORE | THRESHOLD AFTER | CROSSES
            5                | 6               | NONE
            5                | 7               | DOWN_TO_LOW
            7                | 6               | ABOVE_LOW""")
    void a_moved_threshold_crosses_like_moved_stock(int before, int after, Crossing crosses) {
        assertThat(change(position(7, before, null), position(7, after, null)).crossing())
                .isEqualTo(crosses);
    }

    @Test
    void only_the_first_reading_has_no_before() {
        var first = change(null, position(6, 5, null));
        assertThat(first.firstReading()).isTrue();
        assertThat(first.availableBefore()).isNull();
        assertThat(first.stateBefore()).isNull();
        var second = change(position(3, 5, null), position(6, 5, null));
        assertThat(second.firstReading()).isFalse();
        assertThat(second.availableBefore()).isEqualTo(3);
        assertThat(second.stateBefore()).isEqualTo(StockState.LOW);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            BEFORE               | AFTER                | CHANGED | MOVED
                                 |                      | false   |
                                 | 2026-12-01T12:00:00Z | true    |
            2026-12-01T12:00:00Z |                      | true    |
            2026-12-01T12:00:00Z | 2026-12-01T12:00:00Z | false   | PT0S
            2026-12-01T00:00:00Z | 2026-12-01T23:59:59Z | false   | PT23H59M59S
            2026-12-01T23:59:59Z | 2026-12-02T00:00:00Z | true    | PT1S
            2026-12-01T12:00:00Z | 2026-12-04T12:00:00Z | true    | PT72H
            2026-12-04T12:00:00Z | 2026-12-01T12:00:00Z | true    | PT-72H""")
    void an_expected_date_changes_by_the_day_and_moves_by_the_second(
            @Nullable Instant before, @Nullable Instant after, boolean changed, @Nullable Duration moved) {
        var change = change(position(-1, 5, before), position(-1, 5, after));
        assertThat(change.expectedDateChanged()).isEqualTo(changed);
        assertThat(change.expectedDateMoved()).isEqualTo(moved);
    }

    @Test
    void the_first_expected_date_of_an_unknown_sku_is_no_change() {
        var first = change(null, position(-1, 5, NOW));
        assertThat(first.expectedDateChanged()).isFalse();
        assertThat(first.expectedDateMoved()).isNull();
    }
}
