package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Timing;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** rules/timing/timing.drl and decision-tables/timing.xlsx; times in Berlin are an hour ahead of UTC. */
class TimingTest {

    private static Timing timing(Candidate candidate) {
        return RuleBooks.SHOP.timing(candidate).actions().get(0);
    }

    private static Timing hold(@Nullable String until) {
        return new Timing(Timing.Send.HOLD, until == null ? null : LocalTime.parse(until), null);
    }

    private static final Timing NOW = new Timing(Timing.Send.NOW, null, null);

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            AT                   | HOLD UNTIL
            2026-11-23T18:59:00Z |
            2026-11-23T19:00:00Z | 08:00
            2026-11-24T06:59:00Z | 08:00
            2026-11-24T07:00:00Z | 09:00
            2026-11-24T08:00:00Z |
            2026-11-29T12:00:00Z | 08:00""")
    void a_german_watcher_is_not_disturbed_at_night_or_on_sunday(Instant at, @Nullable String until) {
        var candidate = Facts.watcher(Facts.recipient("gold")).at(at);
        assertThat(timing(candidate)).isEqualTo(until == null ? NOW : hold(until));
    }

    @ParameterizedTest
    @CsvSource({
        "true, 2026-11-23T23:00:00Z, NOW",
        "false, 2026-11-23T23:00:00Z, HOLD",
        "false, 2026-11-24T06:00:00Z, NOW"
    })
    void an_order_waits_for_the_morning_unless_it_is_urgent(boolean urgent, Instant at, Timing.Send send) {
        assertThat(timing(Facts.customer(Facts.recipient("gold"), urgent).at(at))
                        .send())
                .isEqualTo(send);
    }

    @Test
    void ones_own_quiet_hours_hold_even_in_the_daytime() {
        var recipient = Facts.recipient(Facts.quiet("11:00", "14:00"), "gold");
        assertThat(timing(Facts.watcher(recipient))).isEqualTo(hold(null));
        assertThat(timing(Facts.customer(recipient, false))).isEqualTo(hold(null));
        assertThat(timing(Facts.customer(recipient, true))).isEqualTo(NOW);
    }

    @Test
    void of_ones_own_quiet_hours_and_the_law_the_later_end_counts() {
        var night = Instant.parse("2026-11-23T22:00:00Z");
        assertThat(timing(Facts.watcher(Facts.recipient(Facts.quiet("22:00", "06:00"), "gold"))
                        .at(night)))
                .isEqualTo(hold("08:00"));
        assertThat(timing(Facts.watcher(Facts.recipient(Facts.quiet("22:00", "10:00"), "gold"))
                        .at(night)))
                .isEqualTo(hold(null));
    }

    @Test
    void every_rule_that_spoke_is_named_with_its_owner() {
        var recipient = Facts.recipient(Facts.quiet("11:00", "14:00"), "gold");
        assertThat(RuleBooks.SHOP.timing(Facts.watcher(recipient)).answers())
                .extracting(Answer::owner)
                .containsExactly("customer care", "compliance");
    }
}
