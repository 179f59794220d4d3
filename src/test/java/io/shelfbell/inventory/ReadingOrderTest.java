package io.shelfbell.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.StockPosition;
import io.shelfbell.fact.StockReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Brokers and networks repeat and reorder; the same readings always give the same position. */
class ReadingOrderTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> LOCATIONS = List.of("HH", "MUC", "B");

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void versions_of_one_source_decide_whatever_its_clock_says(int seed) {
        var random = new Random(seed);
        var readings = IntStream.range(0, 30)
                .mapToObj(i -> reading(random, "erp", (long) i, random.nextInt(1_000)))
                .toList();
        expectOnePosition(readings, random);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_time_of_observation_decides_between_sources(int seed) {
        var random = new Random(seed);
        var readings = IntStream.range(0, 30)
                .mapToObj(i -> {
                    var source = "source-" + random.nextInt(3);
                    return reading(random, source, random.nextBoolean() ? (long) i : null, i);
                })
                .toList();
        expectOnePosition(readings, random);
    }

    private static StockReading reading(Random random, String source, Long version, int second) {
        return new StockReading(
                null,
                source,
                "LAMP",
                LOCATIONS.get(random.nextInt(LOCATIONS.size())),
                random.nextInt(-5, 50),
                random.nextInt(4) == 0 ? null : random.nextInt(10),
                random.nextInt(100),
                random.nextBoolean() ? null : NOON.plusSeconds(random.nextInt(1_000_000)),
                version,
                NOON.plusSeconds(second));
    }

    private static void expectOnePosition(List<StockReading> readings, Random random) {
        var expected = position(readings);
        for (int i = 0; i < 20; i++) {
            var repeated = new ArrayList<>(readings);
            readings.stream().filter(r -> random.nextBoolean()).forEach(repeated::add);
            Collections.shuffle(repeated, random);
            assertThat(position(repeated)).isEqualTo(expected);
        }
    }

    private static StockPosition position(List<StockReading> readings) {
        var shelf = new Shelf(
                new StockPosition("LAMP", 0, 0, 0, null, 0), null, new Levels(List.of(), Locations.ALL), 5, 7);
        readings.forEach(shelf::apply);
        return shelf.position();
    }
}
