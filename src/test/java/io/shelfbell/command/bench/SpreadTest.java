package io.shelfbell.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void a_percentile_is_a_duration_that_was_measured() {
        var hundred = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();
        assertThat(Spread.of(hundred)).isEqualTo(new Spread(50, 95, 99, 100));
    }

    @Test
    void one_duration_is_all_of_them() {
        assertThat(Spread.of(List.of(Duration.ofNanos(1_234_567)))).isEqualTo(new Spread(1.23, 1.23, 1.23, 1.23));
    }
}
