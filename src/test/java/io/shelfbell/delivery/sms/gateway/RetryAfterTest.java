package io.shelfbell.delivery.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:48:37Z");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-5", "5.5", "soon", "1e3", "0x10", "Sun, 06 Nov", "1994-11-06T08:49:37Z", "٥"})
    void what_is_neither_is_nothing(String value) {
        assertThat(RetryAfter.read(value, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            VALUE                           | WAIT
            0                               | PT0S
            120                             | PT2M
            0007                            | PT7S
            99999999999999999999            | P1D
            200000                          | P1D
            Sun, 06 Nov 1994 08:49:37 GMT   | PT1M
            Sunday, 06-Nov-94 08:49:37 GMT  | PT1M
            Sun Nov  6 08:49:37 1994        | PT1M
            Sun, 06 Nov 1994 08:00:00 GMT   | PT0S
            Sat, 06 Nov 2094 08:49:37 GMT   | P1D""")
    void seconds_and_the_three_dates_of_http_are_read(String value, Duration wait) {
        assertThat(RetryAfter.read(value, NOW)).contains(wait);
    }
}
