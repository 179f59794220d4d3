package io.shelfbell.fact;

import static org.assertj.core.api.Assertions.assertThat;

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
}
