package io.shelfbell.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Receipt;
import io.shelfbell.fact.StockPosition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KitTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T00:00:00Z");

    private static Kit.Taken taken(int quantity, int onHand, int allocated, int onOrder, @Nullable Instant expectedAt) {
        var position = new StockPosition("P", onHand, allocated, onOrder, expectedAt, 0);
        return new Kit.Taken(() -> position, quantity);
    }

    private static StockPosition position(int openUnits, Kit.Taken... parts) {
        return new Kit(Arrays.asList(parts)).position("SET", openUnits, 3);
    }

    /** A set of two cups and one pot. What is allocated counts the lines of the set. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            CUPS | OF THEM ALLOCATED | POTS | OF THEM ALLOCATED | SETS OPEN | ON HAND | AVAILABLE
            9    | 0                 | 7    | 0                 | 0         | 4       | 4
            1    | 0                 | 7    | 0                 | 0         | 0       | 0
            9    | 6                 | 7    | 3                 | 3         | 4       | 1
            9    | 9                 | 7    | 3                 | 3         | 3       | 0
            5    | 6                 | 7    | 3                 | 3         | 2       | -1
            0    | 6                 | 7    | 3                 | 3         | 0       | -3
            0    | 9                 | 7    | 3                 | 3         | 0       | -3
            0    | 5                 | 7    | 0                 | 0         | 0       | 0""")
    void the_scarcest_part_decides(
            int cups, int cupsAllocated, int pots, int potsAllocated, int open, int onHand, int available) {
        var position = position(open, taken(2, cups, cupsAllocated, 0, null), taken(1, pots, potsAllocated, 0, null));
        assertThat(position.onHand()).isEqualTo(onHand);
        assertThat(position.available()).isEqualTo(available);
        assertThat(position.allocated()).isEqualTo(open);
    }

    @Test
    void more_can_be_made_when_the_last_missing_part_comes() {
        var position = position(0, taken(2, 0, 0, 9, FRIDAY), taken(1, 0, 0, 4, MONDAY), taken(1, 9, 0, 0, null));
        assertThat(position.expectedAt()).isEqualTo(FRIDAY);
        assertThat(position.receipts()).containsExactly(new Receipt(FRIDAY, 4));
        assertThat(position.onOrder()).isEqualTo(4);
    }

    @Test
    void nobody_knows_when_as_long_as_one_missing_part_has_no_date() {
        var position = position(0, taken(1, 0, 0, 9, MONDAY), taken(1, 0, 0, 4, null));
        assertThat(position.expectedAt()).isNull();
        assertThat(position.receipts()).isEmpty();
        assertThat(position.onOrder()).isEqualTo(4);
    }

    @Test
    void a_part_that_nobody_has_counted_is_not_there() {
        var kit = new Kit(List.of(taken(1, 5, 0, 0, null), new Kit.Taken(() -> null, 1)));
        assertThat(kit.isRead()).isFalse();
        assertThat(kit.position("SET", 0, 3).onHand()).isZero();
    }
}
