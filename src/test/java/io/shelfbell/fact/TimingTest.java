package io.shelfbell.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All in Berlin: an hour ahead of UTC in winter, two in summer. */
class TimingTest {
    private static final Instant MONDAY_NOON = Facts.MONDAY_NOON;

    private static Timing timing(Timing.Send send) {
        return new Timing(send, null, null);
    }

    private static Timing hold(@Nullable LocalTime until) {
        return new Timing(Timing.Send.HOLD, until, null);
    }

    private static Candidate at(Instant at) {
        return Facts.watcher(Facts.recipient("gold")).at(at);
    }

    private static Candidate digested(Cadence cadence, LocalTime digestAt, Instant at) {
        var wish = new Preferences(Map.of(), cadence, digestAt, null, null, Map.of(), Set.of());
        return Facts.watcher(Facts.recipient(wish, "gold")).at(at);
    }

    private static Candidate quiet(String from, String until, Instant at) {
        return Facts.watcher(Facts.recipient(Facts.quiet(from, until), "gold")).at(at);
    }

    @Test
    void now_is_now() {
        assertThat(timing(Timing.Send.NOW).due(at(MONDAY_NOON))).isEqualTo(MONDAY_NOON);
    }

    @Test
    void a_delay_waits_and_no_delay_does_not() {
        var delay = new Timing(Timing.Send.DELAY, null, Duration.ofMinutes(30));
        assertThat(delay.due(at(MONDAY_NOON))).isEqualTo("2026-11-23T11:30:00Z");
        assertThat(timing(Timing.Send.DELAY).due(at(MONDAY_NOON))).isEqualTo(MONDAY_NOON);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            AT                       | UNTIL | DUE
            2026-11-23T22:00:00Z     | 08:00 | 2026-11-24T07:00:00Z
            2026-11-23T23:30:00Z     | 08:00 | 2026-11-24T07:00:00Z
            2026-11-24T06:59:59.999Z | 08:00 | 2026-11-24T07:00:00Z
            2026-11-24T07:00:00Z     | 08:00 | 2026-11-25T07:00:00Z
            2026-11-23T22:59:00Z     | 00:00 | 2026-11-23T23:00:00Z
            2026-12-31T22:00:00Z     | 08:00 | 2027-01-01T07:00:00Z""")
    void a_hold_ends_when_the_recipients_clock_next_shows_the_time(Instant at, LocalTime until, Instant due) {
        assertThat(hold(until).due(at(at))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            FROM  | UNTIL | AT                   | DUE
            21:00 | 08:00 | 2026-11-23T20:00:00Z | 2026-11-24T07:00:00Z
            21:00 | 08:00 | 2026-11-24T00:00:00Z | 2026-11-24T07:00:00Z
            11:00 | 14:00 | 2026-11-23T11:00:00Z | 2026-11-23T13:00:00Z""")
    void a_hold_without_a_time_lasts_as_long_as_ones_own_quiet_hours(
            String from, String until, Instant at, Instant due) {
        assertThat(hold(null).due(quiet(from, until, at))).isEqualTo(due);
    }

    @Test
    void the_time_of_the_hold_counts_before_ones_own_quiet_hours() {
        var candidate = quiet("21:00", "06:00", Instant.parse("2026-11-23T22:00:00Z"));
        assertThat(hold(LocalTime.of(9, 0)).due(candidate)).isEqualTo("2026-11-24T08:00:00Z");
    }

    @Test
    void a_hold_until_nothing_holds_nothing() {
        assertThat(hold(null).due(at(MONDAY_NOON))).isEqualTo(MONDAY_NOON);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            AT                   | UNTIL | DUE
            2027-03-27T22:00:00Z | 02:30 | 2027-03-28T01:00:00Z
            2027-03-28T00:59:59Z | 02:30 | 2027-03-28T01:00:00Z
            2027-03-28T01:00:00Z | 02:30 | 2027-03-29T00:30:00Z
            2027-03-27T22:00:00Z | 01:59 | 2027-03-28T00:59:00Z
            2027-03-27T22:00:00Z | 02:00 | 2027-03-28T01:00:00Z
            2027-03-27T22:00:00Z | 03:00 | 2027-03-28T01:00:00Z
            2027-03-27T22:00:00Z | 03:30 | 2027-03-28T01:30:00Z""")
    void a_time_that_the_clock_skips_is_the_end_of_the_gap(Instant at, LocalTime until, Instant due) {
        assertThat(hold(until).due(at(at))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            AT                   | UNTIL | DUE
            2026-10-24T20:00:00Z | 02:30 | 2026-10-25T00:30:00Z
            2026-10-25T00:29:59Z | 02:30 | 2026-10-25T00:30:00Z
            2026-10-24T20:00:00Z | 01:59 | 2026-10-24T23:59:00Z
            2026-10-24T20:00:00Z | 03:00 | 2026-10-25T02:00:00Z""")
    void of_a_time_that_the_clock_shows_twice_the_first_counts(Instant at, LocalTime until, Instant due) {
        assertThat(hold(until).due(at(at))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            AT                   | DUE
            2026-10-25T00:30:00Z | 2026-10-25T01:30:00Z
            2026-10-25T01:10:00Z | 2026-10-25T01:30:00Z
            2026-10-25T01:30:00Z | 2026-10-26T01:30:00Z""")
    void who_is_held_in_the_hour_that_comes_twice_is_not_held_for_a_day(Instant at, Instant due) {
        assertThat(hold(LocalTime.of(2, 30)).due(at(at))).isEqualTo(due);
    }

    @Test
    void a_digest_for_somebody_who_wants_none_is_now() {
        var candidate = digested(Cadence.INSTANT, LocalTime.of(8, 0), MONDAY_NOON);
        assertThat(timing(Timing.Send.DIGEST).due(candidate)).isEqualTo(MONDAY_NOON);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            CADENCE | AT                       | DUE
            HOURLY  | 2026-11-23T10:59:59.999Z | 2026-11-23T11:00:00Z
            HOURLY  | 2026-11-23T11:00:00Z     | 2026-11-23T12:00:00Z
            HOURLY  | 2026-10-25T00:30:00Z     | 2026-10-25T01:00:00Z
            HOURLY  | 2026-10-25T01:30:00Z     | 2026-10-25T02:00:00Z
            HOURLY  | 2027-03-28T00:30:00Z     | 2027-03-28T01:00:00Z
            DAILY   | 2026-11-23T07:29:59Z     | 2026-11-23T07:30:00Z
            DAILY   | 2026-11-23T07:30:00Z     | 2026-11-24T07:30:00Z
            DAILY   | 2026-11-23T23:30:00Z     | 2026-11-24T07:30:00Z
            DAILY   | 2027-03-27T12:00:00Z     | 2027-03-28T06:30:00Z
            WEEKLY  | 2026-11-22T22:59:59Z     | 2026-11-23T07:30:00Z
            WEEKLY  | 2026-11-23T07:29:59Z     | 2026-11-23T07:30:00Z
            WEEKLY  | 2026-11-23T07:30:00Z     | 2026-11-30T07:30:00Z
            WEEKLY  | 2026-11-24T07:00:00Z     | 2026-11-30T07:30:00Z
            WEEKLY  | 2027-03-23T12:00:00Z     | 2027-03-29T06:30:00Z""")
    void a_digest_is_sent_at_the_next_full_hour_or_at_the_recipients_time(Cadence cadence, Instant at, Instant due) {
        assertThat(timing(Timing.Send.DIGEST).due(digested(cadence, LocalTime.of(8, 30), at)))
                .isEqualTo(due);
    }

    @Test
    void a_daily_digest_comes_once_on_the_day_with_25_hours() {
        var afterTheFirst = digested(Cadence.DAILY, LocalTime.of(2, 30), Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(timing(Timing.Send.DIGEST).due(afterTheFirst)).isEqualTo("2026-10-26T01:30:00Z");
    }
}
