package io.shelfbell.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            FROM  | UNTIL | AT                 | QUIET
            13:00 | 15:00 | 12:59:59.999999999 | false
            13:00 | 15:00 | 13:00              | true
            13:00 | 15:00 | 14:59:59.999999999 | true
            13:00 | 15:00 | 15:00              | false
            21:00 | 08:00 | 20:59:59           | false
            21:00 | 08:00 | 21:00              | true
            21:00 | 08:00 | 23:59:59           | true
            21:00 | 08:00 | 00:00              | true
            21:00 | 08:00 | 07:59:59           | true
            21:00 | 08:00 | 08:00              | false
            21:00 | 00:00 | 23:59              | true
            21:00 | 00:00 | 00:00              | false
            00:00 | 06:00 | 00:00              | true
            00:00 | 06:00 | 23:59              | false""")
    void quiet_hours_may_run_over_midnight_and_end_before_their_end(
            LocalTime from, LocalTime until, LocalTime at, boolean quiet) {
        assertThat(new QuietHours(from, until).contains(at)).isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource({"07:59", "08:00", "08:01", "00:00"})
    void hours_that_end_when_they_begin_are_none(LocalTime at) {
        assertThat(new QuietHours(LocalTime.of(8, 0), LocalTime.of(8, 0)).contains(at))
                .isFalse();
    }
}
