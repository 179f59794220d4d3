package io.shelfbell.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.CanonicalOrder.Change;
import io.shelfbell.fact.CanonicalOrder.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFoldTest {
    private static final Instant AT = Instant.parse("2026-11-26T08:00:00Z");

    private static CanonicalOrder whole(int minute, int quantity) {
        return Orders.of(
                "1",
                "v" + minute,
                AT.plusSeconds(60L * minute),
                List.of(Orders.line("1", "LAMP", quantity), Orders.line("2", "BULB", 4)));
    }

    private static CanonicalOrder change(int minute, CanonicalOrder.Line... lines) {
        return Orders.of("1", "v" + minute, Kind.CHANGE, AT.plusSeconds(60L * minute), List.of(lines));
    }

    private static CanonicalOrder cancellation(int minute) {
        return Orders.of("1", "v" + minute, Kind.CANCELLATION, AT.plusSeconds(60L * minute), List.of());
    }

    private static OrderFold.Standing of(CanonicalOrder... versions) {
        return OrderFold.of(List.of(versions)).orElseThrow();
    }

    @Test
    void the_newest_whole_version_counts() {
        assertThat(of(whole(2, 5), whole(1, 3)).order()).isEqualTo(whole(2, 5));
    }

    @Test
    void a_change_puts_and_removes_lines_and_leaves_the_others() {
        var order = of(
                        change(2, Orders.line("1", "LAMP", 7), Orders.line("3", "SHADE", 1)),
                        whole(1, 3),
                        change(3, Orders.line("2", "BULB", 0, Change.REMOVE)))
                .order();

        assertThat(order.lines())
                .extracting(line -> line.lineId() + " " + line.sku() + " " + line.quantity())
                .containsExactly("1 LAMP 7", "3 SHADE 1");
        assertThat(order.updatedAt()).isEqualTo(AT.plusSeconds(180));
    }

    @Test
    void a_cancellation_counts_although_it_comes_first_and_a_later_order_takes_it_back() {
        assertThat(of(cancellation(2), whole(1, 3)).cancelled()).isTrue();
        assertThat(of(cancellation(2), whole(3, 3), whole(1, 3)).cancelled()).isFalse();
    }

    @Test
    void changes_alone_are_no_order() {
        assertThat(OrderFold.of(List.of(change(1, Orders.line("1", "LAMP", 1)), cancellation(2))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_same_versions_give_the_same_order_in_whichever_sequence(long seed) {
        var random = new Random(seed);
        var versions = new ArrayList<>(IntStream.range(0, 8)
                .mapToObj(minute -> version(minute, random))
                .toList());
        versions.add(whole(0, 1));
        var expected = OrderFold.of(versions);

        for (int i = 0; i < 50; i++) {
            Collections.shuffle(versions, random);
            assertThat(OrderFold.of(versions)).isEqualTo(expected);
        }
    }

    private static CanonicalOrder version(int minute, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> whole(minute, random.nextInt(9));
            case 1 -> cancellation(minute);
            case 2 -> change(minute, Orders.line("2", "BULB", 0, Change.REMOVE));
            default -> change(minute, Orders.line("" + (1 + random.nextInt(3)), "LAMP", random.nextInt(9)));
        };
    }
}
