package io.shelfbell.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockPositionTest {
    private static StockPosition position(int onHand, int allocated) {
        return new StockPosition("LAMP", onHand, allocated, 0, null, 5);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            ON HAND     | ALLOCATED   | AVAILABLE   | SHORT
            8           | 3           | 5           | 0
            3           | 3           | 0           | 0
            3           | 4           | -1          | 1
            -2          | 0           | -2          | 2
            2147483647  | 0           | 2147483647  | 0
            2147483647  | -1          | 2147483647  | 0
            -2147483647 | 0           | -2147483647 | 2147483647
            -2147483648 | 0           | -2147483648 | 2147483647
            -2147483648 | 2147483647  | -2147483648 | 2147483647""")
    void available_is_on_hand_minus_allocated_and_stops_at_32_bits(
            int onHand, int allocated, int available, int missing) {
        assertThat(position(onHand, allocated).available()).isEqualTo(available);
        assertThat(position(onHand, allocated).shortage()).isEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource({"6, IN_STOCK", "5, LOW", "1, LOW", "0, OUT", "-1, BACKORDERED"})
    void the_threshold_itself_is_low(int available, StockState state) {
        assertThat(position(available, 0).state()).isEqualTo(state);
    }

    @Test
    void without_a_threshold_nothing_is_low() {
        assertThat(new StockPosition("LAMP", 1, 0, 0, null, 0).state()).isEqualTo(StockState.IN_STOCK);
        assertThat(new StockPosition("LAMP", 0, 0, 0, null, 0).state()).isEqualTo(StockState.OUT);
    }

    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private static StockPosition expecting(int available, int... unitsPerDay) {
        var receipts = new ArrayList<Receipt>();
        for (int day = 0; day < unitsPerDay.length; day++)
            receipts.add(new Receipt(MONDAY.plus(Duration.ofDays(day)), unitsPerDay[day]));
        var first = receipts.isEmpty() ? null : receipts.get(0).expectedAt();
        return new StockPosition("LAMP", available, 0, 99, first, 5, receipts);
    }

    @Test
    void available_to_promise_adds_the_receipts_due_by_then() {
        var position = expecting(-7, 5, 4);
        assertThat(position.availableToPromise(MONDAY.minusMillis(1))).isEqualTo(-7);
        assertThat(position.availableToPromise(MONDAY)).isEqualTo(-2);
        assertThat(position.availableToPromise(MONDAY.plus(Duration.ofDays(1)))).isEqualTo(2);
        assertThat(position.availableToPromise()).as("by the expected date").isEqualTo(-2);
        assertThat(expecting(3).availableToPromise()).as("without a date").isEqualTo(3);
        assertThat(expecting(5, Integer.MAX_VALUE).availableToPromise()).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            AVAILABLE | MONDAY | TUESDAY | SHORT AFTER | COVERED
            -7        | 5      | 4       | 0           | 2026-11-24
            -5        | 5      | 4       | 0           | 2026-11-23
            -9        | 5      | 4       | 0           | 2026-11-24
            -10       | 5      | 4       | 1           |
            0         | 5      | 4       | 0           |
            3         | 5      | 4       | 0           |""")
    void a_shortage_is_covered_when_enough_was_received(
            int available, int monday, int tuesday, int shortAfter, @Nullable LocalDate covered) {
        var position = expecting(available, monday, tuesday);
        assertThat(position.shortageAfterReceipts()).isEqualTo(shortAfter);
        assertThat(position.coveredAt().map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC)))
                .isEqualTo(Optional.ofNullable(covered));
    }

    @Test
    void units_on_order_without_a_date_and_a_date_without_units_promise_nothing() {
        assertThat(new StockPosition("LAMP", 0, 3, 10, null, 5).shortageAfterReceipts())
                .isEqualTo(3);
        assertThat(new StockPosition("LAMP", 0, 3, 0, MONDAY, 5).availableToPromise())
                .isEqualTo(-3);
        assertThat(new StockPosition("LAMP", 0, 3, 10, MONDAY, 5).availableToPromise())
                .isEqualTo(7);
    }
}
