package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            TEXT                      | INSTANT
            2026-12-24                | 2026-12-23T23:00:00Z
            2026-12-24 10:00:00       | 2026-12-24T09:00:00Z
            2026-12-24T10:00          | 2026-12-24T09:00:00Z
            2026-12-24T10:00:00Z      | 2026-12-24T10:00:00Z
            2026-12-24T10:00:00+05:30 | 2026-12-24T04:30:00Z
            2026-07-01                | 2026-06-30T22:00:00Z""")
    void a_time_without_a_zone_is_in_that_of_the_source(String text, String instant) {
        assertThat(SourceTimes.instant(text, BERLIN)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            TEXT                 | INSTANT
            2026-12-24           | 2026-12-24T12:00:00Z
            2026-12-24T00:00     | 2026-12-23T23:00:00Z
            2026-12-24T10:00:00Z | 2026-12-24T10:00:00Z""")
    void a_day_that_something_is_expected_on_is_noon_utc(String text, String instant) {
        assertThat(SourceTimes.expected(text, BERLIN)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "24.12.2026", "2026-13-01", "0"})
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> SourceTimes.instant(text, BERLIN)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void never_is_no_time_that_can_be_kept() {
        var newYork = ZoneId.of("America/New_York");
        var berlin = ZoneId.of("Europe/Berlin");
        assertThatThrownBy(() -> SourceTimes.instant("9999-12-31 23:59:59", newYork))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> SourceTimes.instant("0001-01-01 00:00:00", berlin))
                .isInstanceOf(DateTimeException.class);
        assertThat(SourceTimes.expected("9999-12-31", newYork)).isEqualTo("9999-12-31T12:00:00Z");
    }
}
