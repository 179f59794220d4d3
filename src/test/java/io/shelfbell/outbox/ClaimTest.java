package io.shelfbell.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {
    /** Received at 12:00:00, decided at 12:00:01. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            NOT BEFORE           | SENT                 | TIME TO ALERT
            2026-11-23T12:00:01Z | 2026-11-23T12:00:03Z | PT3S
            2026-11-23T12:00:02Z | 2026-11-23T12:00:03Z | PT2S
            2026-11-23T12:00:00Z | 2026-11-23T12:00:03Z | PT3S
            2026-11-24T07:00:00Z | 2026-11-24T07:00:02Z | PT3S""")
    void the_time_for_which_a_message_was_held_back_is_not_time_to_alert(
            Instant sendAt, Instant sentAt, Duration timeToAlert) {
        assertThat(Claims.sentAt(sendAt).timeToAlert(sentAt)).isEqualTo(timeToAlert);
    }
}
