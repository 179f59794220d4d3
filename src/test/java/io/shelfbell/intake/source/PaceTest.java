package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration QUICK = Duration.ofMillis(199);
    private static final Duration SLOW = Duration.ofMillis(801);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Pace pace = new Pace();

    @Test
    void a_node_that_has_just_begun_takes_few_changes_at_once() {
        assertThat(pace.isEnough(49)).isFalse();
        assertThat(pace.isEnough(50)).isTrue();
    }

    @Test
    void a_quick_one_takes_twice_as_many() {
        pace.took(50, QUICK);

        assertThat(pace.isEnough(99)).isFalse();
        assertThat(pace.isEnough(100)).isTrue();
    }

    @Test
    void a_small_one_says_nothing_about_large_ones() {
        pace.took(49, QUICK);

        assertThat(pace.isEnough(50)).isTrue();
    }

    @Test
    void one_that_is_neither_changes_nothing() {
        pace.took(50, BETWEEN);

        assertThat(pace.isEnough(49)).isFalse();
        assertThat(pace.isEnough(50)).isTrue();
    }

    @Test
    void a_slow_one_takes_half_as_many_but_never_fewer_than_at_first() {
        pace.took(50, QUICK);
        pace.took(100, SLOW);
        pace.took(50, SLOW);

        assertThat(pace.isEnough(49)).isFalse();
        assertThat(pace.isEnough(50)).isTrue();
    }

    @Test
    void there_is_an_end_to_growing() {
        for (int i = 0; i < 40; i++) pace.took(1 << 20, QUICK);

        assertThat(pace.isEnough(4_095)).isFalse();
        assertThat(pace.isEnough(4_096)).isTrue();
    }
}
