package io.shelfbell.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.OpenLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {
    private static OpenLine line(int lineNo, int open, int backordered) {
        return new OpenLine(
                "shopify:1",
                lineNo,
                "LAMP",
                "C-1",
                open,
                backordered,
                "shopify",
                null,
                null,
                false,
                Instant.parse("2026-11-23T12:00:00Z"),
                null);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            SHORT      | FIRST HAS 3 | SECOND HAS 5 | THIRD HAS 2
            0          | 0           | 0            | 0
            1          | 0           | 0            | 1
            2          | 0           | 0            | 2
            3          | 0           | 1            | 2
            7          | 0           | 5            | 2
            8          | 1           | 5            | 2
            10         | 3           | 5            | 2
            11         | 3           | 5            | 2
            2147483647 | 3           | 5            | 2""")
    void who_came_first_is_covered_first(int shortage, int first, int second, int third) {
        var lines = List.of(line(1, 3, 0), line(2, 5, 0), line(3, 2, 0));
        var spread = Allocation.spread(lines, shortage);
        assertThat(spread).extracting(Allocation::backordered).containsExactly(first, second, third);
        assertThat(spread).extracting(Allocation::line).isEqualTo(lines);
    }

    @Test
    void without_lines_nobody_is_short() {
        assertThat(Allocation.spread(List.of(), 5)).isEmpty();
    }

    @Test
    void a_line_that_was_shipped_takes_no_shortage() {
        var spread = Allocation.spread(List.of(line(1, 2, 0), line(2, 0, 2)), 1);
        assertThat(spread).extracting(Allocation::backordered).containsExactly(1, 0);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            OPEN | WAS SHORT | IS SHORT | NEWLY | COVERED | WAITING | CHANGED
            5    | 0         | 0        | false | false   | false   | false
            5    | 0         | 1        | true  | false   | false   | true
            5    | 1         | 0        | false | true    | false   | true
            5    | 1         | 1        | false | false   | true    | false
            5    | 1         | 2        | false | false   | true    | true
            5    | 2         | 1        | false | false   | true    | true
            0    | 1         | 0        | false | false   | false   | true""")
    void a_line_becomes_short_is_covered_waits_or_is_over(
            int open, int was, int is, boolean newly, boolean covered, boolean waiting, boolean changed) {
        var allocation = new Allocation(line(1, open, was), is);
        assertThat(allocation.isNewlyBackordered()).isEqualTo(newly);
        assertThat(allocation.isCovered()).isEqualTo(covered);
        assertThat(allocation.isWaiting()).isEqualTo(waiting);
        assertThat(allocation.isChanged()).isEqualTo(changed);
    }
}
