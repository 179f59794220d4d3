package io.shelfbell.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.StockPosition;
import io.shelfbell.fact.StockReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Moments moments = new Moments(new Shelves(
            new Held(Set.of("LAMP"), Bundles.NONE),
            List.of(new Shelf(
                    new StockPosition("LAMP", 0, 0, 0, null, 0), null, new Levels(List.of(), Locations.ALL), 5, 0)),
            Map.of()));

    private Shelf.Outcome read(String location, int onHand, int second) {
        return moments.apply(new StockReading(
                null, "test", "LAMP", location, onHand, null, 0, null, null, NOON.plusSeconds(second)));
    }

    @Test
    void a_stock_take_over_several_locations_is_one_change() {
        read("NORTH", 3, 0);
        read("SOUTH", 4, 0);

        assertThat(moments.moves())
                .singleElement()
                .satisfies(move -> assertThat(move.after().onHand()).isEqualTo(7));
    }

    @Test
    void a_dip_at_one_location_is_seen_however_short() {
        read("NORTH", 3, 0);
        read("NORTH", -1, 1);
        read("NORTH", 3, 2);

        assertThat(moments.moves()).extracting(move -> move.after().onHand()).containsExactly(3, -1, 3);
    }

    @Test
    void a_repeat_within_a_stock_take_does_not_cut_it_in_two() {
        read("NORTH", 3, 0);
        assertThat(read("NORTH", 3, 0)).isEqualTo(Shelf.Outcome.DUPLICATE);
        read("SOUTH", 4, 0);

        assertThat(moments.moves()).hasSize(1);
    }
}
