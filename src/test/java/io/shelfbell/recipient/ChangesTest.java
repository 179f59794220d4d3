package io.shelfbell.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Cadence;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.PlanMode;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.QuietHours;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {
    private static final Preferences BEFORE = new Preferences(
            Map.of(Channel.SMS, false),
            Cadence.DAILY,
            LocalTime.of(7, 30),
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0)),
            PlanMode.values()[0],
            Map.of("Lighting", false),
            Set.of(Channel.EMAIL));

    @Test
    void what_is_not_named_stays_as_it_is() {
        var nothing = new Changes(Map.of(), Map.of(), null, null, null, Set.of());
        assertThat(nothing.of(BEFORE)).isEqualTo(BEFORE);
    }

    @Test
    void what_is_named_is_changed_and_the_rest_of_it_is_kept() {
        var changes = new Changes(
                Map.of(Channel.SMS, Consent.ORDERS, Channel.PUSH, Consent.NOTHING),
                Map.of("Seating", false, "Lighting", true),
                Cadence.WEEKLY,
                LocalTime.NOON,
                new Changes.Quiet(null),
                Set.of());
        assertThat(changes.of(BEFORE))
                .isEqualTo(new Preferences(
                        Map.of(Channel.SMS, true, Channel.PUSH, false),
                        Cadence.WEEKLY,
                        LocalTime.NOON,
                        null,
                        PlanMode.values()[0],
                        Map.of("Lighting", true, "Seating", false),
                        Set.of(Channel.EMAIL)));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            CHANNEL | CONSENT
            EMAIL   | ORDERS
            SMS     | NOTHING
            PUSH    | EVERYTHING""")
    void consent_is_read_from_what_was_closed_and_what_was_refused(Channel channel, Consent consent) {
        assertThat(Consent.of(BEFORE, channel)).isEqualTo(consent);
    }
}
