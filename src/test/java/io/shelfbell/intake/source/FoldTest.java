package io.shelfbell.intake.source;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.StockReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Readings READINGS = new Readings("wms", 1, true, false, NOW);

    private static Contribution row(String sku, String location, long onHand) {
        return new Contribution(new Place(sku, location), onHand, 1L, 0, null);
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** Against the plainest way: all rows in a map, and every place summed anew after each transaction. */
    @ParameterizedTest
    @MethodSource("seeds")
    void after_each_transaction_the_touched_places_hold_what_all_rows_add_up_to(int seed) {
        var random = new Random(seed);
        var all = new HashMap<RowKey, Contribution>();
        for (int i = 0; i < 20; i++) all.put(new RowKey(0, "r" + i), random(random));
        var changed =
                IntStream.range(0, 8).mapToObj(i -> new RowKey(0, "r" + i * 3)).toList();
        var before = new HashMap<>(all);
        before.keySet().retainAll(changed);
        var others = new HashMap<>(all);
        others.keySet().removeAll(changed);
        var rest = totals(others);
        var fold = new Fold(before);
        for (int transaction = 0; transaction < 5; transaction++) {
            var touched = new HashSet<Place>();
            for (int i = 0; i < 4; i++) change(random, changed, all, fold, touched);
            var moment = fold.end(rest, READINGS, NOW);
            var expected = totals(all);
            assertThat(moment)
                    .extracting(r -> new Place(r.sku(), r.location()))
                    .containsExactlyInAnyOrderElementsOf(touched);
            for (var reading : moment) check(reading, expected.get(new Place(reading.sku(), reading.location())));
        }
        var kept = new HashMap<>(others);
        kept.putAll(fold.present());
        assertThat(kept).isEqualTo(all);
        assertThat(fold.gone()).doesNotContainAnyElementsOf(all.keySet());
    }

    private static void change(
            Random random, List<RowKey> keys, Map<RowKey, Contribution> all, Fold fold, HashSet<Place> touched) {
        var key = keys.get(random.nextInt(keys.size()));
        var now = random.nextInt(4) == 0 ? null : random(random);
        var was = now == null ? all.remove(key) : all.put(key, now);
        if (was != null) touched.add(was.place());
        if (now != null) touched.add(now.place());
        fold.apply(key, now, Instant.MIN);
    }

    private static Contribution random(Random random) {
        return row("S" + random.nextInt(3), "L" + random.nextInt(3), random.nextInt(50) - 10);
    }

    private static Map<Place, Totals> totals(Map<RowKey, Contribution> rows) {
        return rows.values().stream()
                .collect(toMap(
                        Contribution::place,
                        Totals.NONE::plus,
                        (one, other) -> new Totals(
                                one.onHand() + other.onHand(),
                                (one.allocated() == null ? 0 : one.allocated())
                                        + (other.allocated() == null ? 0 : other.allocated()),
                                one.onOrder() + other.onOrder(),
                                null)));
    }

    private static void check(StockReading reading, @Nullable Totals expected) {
        var totals = expected == null ? new Totals(0, 0L, 0, null) : expected;
        assertThat((long) reading.onHand()).isEqualTo(totals.onHand());
        assertThat(reading.allocated())
                .isEqualTo(totals.allocated() == null ? 0 : totals.allocated().intValue());
    }

    @Test
    void units_stay_within_what_a_reading_can_say_and_the_time_is_not_ahead_of_ours() {
        var fold = new Fold(Map.of());
        fold.apply(new RowKey(0, "1"), row("S", "L", Integer.MAX_VALUE), Instant.MIN);
        fold.apply(new RowKey(0, "2"), row("S", "L", 1), NOW.plusSeconds(60));

        var reading = fold.end(Map.of(), READINGS, NOW.minusSeconds(5)).get(0);

        assertThat(reading.onHand()).isEqualTo(Integer.MAX_VALUE);
        assertThat(reading.observedAt()).isEqualTo(NOW);
    }
}
