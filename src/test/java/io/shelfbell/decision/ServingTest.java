package io.shelfbell.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.CountsFor;
import io.shelfbell.fact.Market;
import io.shelfbell.fact.OpenLine;
import io.shelfbell.fact.Sourcing;
import io.shelfbell.inventory.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServingTest {
    private static final Market GERMANY = new Market("DE", null, "shopify");
    private static final Market AMERICA = new Market("US", null, "shopify");

    private static Pool everybody(int units) {
        return new Pool(units, true, List.of(Sourcing.EVERYBODY));
    }

    private static Pool only(String country, int units) {
        return new Pool(units, false, List.of(new Sourcing(CountsFor.COUNTRIES, Set.of(country))));
    }

    private static int uncovered(Serving serving, int open, Market market) {
        var line = new OpenLine("O", 1, "LAMP", "C", open, 0, "shopify", null, null, false, Instant.EPOCH, null);
        return serving.cover(line, market).backordered();
    }

    @Test
    void a_line_is_not_covered_from_a_shelf_that_does_not_count_for_its_customer() {
        var serving = new Serving(List.of(only("US", 10)));
        assertThat(uncovered(serving, 3, GERMANY)).isEqualTo(3);
        assertThat(uncovered(serving, 3, AMERICA)).isZero();
    }

    @Test
    void what_counts_for_everybody_is_kept_for_those_who_have_nothing_else() {
        var serving = new Serving(List.of(everybody(2), only("US", 2)));
        assertThat(uncovered(serving, 2, AMERICA)).isZero();
        assertThat(uncovered(serving, 2, GERMANY)).isZero();
        assertThat(uncovered(serving, 1, GERMANY)).isEqualTo(1);
    }

    @Test
    void a_line_may_take_from_several_and_be_short_of_the_rest() {
        var serving = new Serving(List.of(everybody(2), only("US", 2)));
        assertThat(uncovered(serving, 5, AMERICA)).isEqualTo(1);
    }
}
