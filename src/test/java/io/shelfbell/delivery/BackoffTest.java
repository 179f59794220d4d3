package io.shelfbell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    static final Backoff USUAL = new Backoff(new BackoffProperties(
            Stream.of("PT5S", "PT20S", "PT1M", "PT5M", "PT15M", "PT1H", "PT3H", "PT6H")
                    .map(Duration::parse)
                    .toList(),
            Duration.ofSeconds(10)));
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            TRIES BEFORE | WAIT
            0            | PT5S
            1            | PT20S
            2            | PT1M
            3            | PT5M
            4            | PT15M
            5            | PT1H
            6            | PT3H
            7            | PT6H
            8            | PT6H
            1000         | PT6H""")
    void each_wait_is_longer_and_scattered_by_up_to_a_half(int triesBefore, Duration wait) {
        var random = new Random(1);
        var waits = Stream.generate(() -> Duration.between(NOW, USUAL.next(triesBefore, NOW, random)))
                .limit(200)
                .toList();
        assertThat(waits)
                .allSatisfy(
                        w -> assertThat(w).isBetween(wait, wait.multipliedBy(3).dividedBy(2)));
        assertThat(waits)
                .anySatisfy(w -> assertThat(w).isLessThan(wait.multipliedBy(11).dividedBy(10)));
        assertThat(waits)
                .anySatisfy(
                        w -> assertThat(w).isGreaterThan(wait.multipliedBy(14).dividedBy(10)));
    }

    @Test
    void the_ninth_failure_is_the_last() {
        assertThat(USUAL.isOver(0)).isFalse();
        assertThat(USUAL.isOver(7)).isFalse();
        assertThat(USUAL.isOver(8)).isTrue();
    }
}
