package io.shelfbell.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {
    private static final Preferences WISH = new Preferences(
            Map.of(Channel.EMAIL, true, Channel.SMS, false),
            Cadence.INSTANT,
            LocalTime.of(8, 0),
            null,
            null,
            Map.of("Lighting", true, "Garden", false),
            Set.of(Channel.EMAIL));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            CHANNEL | TRANSACTIONAL | PROMOTIONAL
            EMAIL   | true          | false
            SMS     | false         | false
            PUSH    | true          | true
            IN_APP  | true          | true""")
    void a_channel_is_open_until_closed_and_an_opt_out_closes_it_to_promotion_only(
            Channel channel, boolean transactional, boolean promotional) {
        assertThat(WISH.allows(channel, MessageCategory.TRANSACTIONAL)).isEqualTo(transactional);
        assertThat(WISH.allows(channel, MessageCategory.PROMOTIONAL)).isEqualTo(promotional);
    }

    @Test
    void an_item_category_is_wanted_until_switched_off() {
        assertThat(WISH.wants("Lighting")).isTrue();
        assertThat(WISH.wants("Garden")).isFalse();
        assertThat(WISH.wants("Toys")).isTrue();
        assertThat(WISH.wants(null)).isTrue();
    }
}
