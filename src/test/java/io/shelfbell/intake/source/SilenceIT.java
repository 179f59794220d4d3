package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.HandClock;
import io.shelfbell.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is an unusual silence of a source. */
@ServiceTest
class SilenceIT {
    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T10:00:00Z");

    @Autowired
    private SilenceLedger ledger;

    private String source;

    @BeforeEach
    void aSource() {
        source = "silent" + System.nanoTime();
    }

    private void learn(int... minutes) {
        for (int one : minutes) ledger.learn(source, MONDAY_TEN, Duration.ofMinutes(one));
    }

    @Test
    void an_hour_is_known_after_three_silences() {
        learn(2, 9);
        assertThat(ledger.usual(source, MONDAY_TEN)).isEmpty();
        learn(3);
        assertThat(ledger.usual(source, MONDAY_TEN).orElseThrow())
                .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(9));
    }

    @Test
    void another_hour_and_another_day_have_silences_of_their_own() {
        learn(2, 9, 3);

        assertThat(ledger.usual(source, MONDAY_TEN.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(ledger.usual(source, MONDAY_TEN.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(ledger.usual(source, MONDAY_TEN.plus(Duration.ofDays(7)).plusSeconds(3599)))
                .isPresent();
    }

    @Test
    void a_long_silence_fades_when_it_does_not_come_again() {
        learn(60, 1, 1);
        for (int i = 0; i < 300; i++) learn(1);

        assertThat(ledger.usual(source, MONDAY_TEN).orElseThrow()).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void only_silences_that_have_ended_teach() {
        var clock = new HandClock(MONDAY_TEN);
        var watch = new SilenceWatch(source, ledger, clock);
        for (int i = 0; i < 10; i++) {
            clock.pass(Duration.ofHours(2));
            watch.look(MONDAY_TEN);
        }
        assertThat(ledger.usual(source, MONDAY_TEN)).isEmpty();
        for (int i = 1; i < 5; i++) {
            clock.pass(Duration.ofMinutes(1));
            watch.look(MONDAY_TEN.plusSeconds(60L * i));
        }

        assertThat(ledger.usual(source, MONDAY_TEN)).contains(Duration.ofMinutes(1));
    }

    @Test
    void what_comes_fast_because_we_were_behind_was_no_silence() {
        var clock = new HandClock(MONDAY_TEN);
        var watch = new SilenceWatch(source, ledger, clock);
        for (int i = 0; i < 5; i++) {
            clock.pass(Duration.ofSeconds(10));
            watch.look(MONDAY_TEN.plusSeconds(600L * i));
        }

        assertThat(ledger.usual(source, MONDAY_TEN)).contains(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            USUAL | LASTING | UNUSUAL
            PT10M | PT20M   | false
            PT10M | PT20M1S | true
            PT10S | PT5M    | false
            PT10S | PT5M1S  | true
                  | PT90H   | false""")
    void twice_the_usual_is_unusual_when_it_is_long_at_all(Duration usual, Duration lasting, boolean unusual) {
        var silence = new Silence(MONDAY_TEN, MONDAY_TEN.plus(lasting), Optional.ofNullable(usual));

        assertThat(silence.isUnusual()).isEqualTo(unusual);
    }
}
