package io.shelfbell.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            COUNTRY | REGION | ZONE
            DE      |        | Europe/Berlin
            de      | BY     | Europe/Berlin
            US      |        | America/New_York
            US      | NY     | America/New_York
            US      | ZZ     | America/New_York
            us      | ca     | America/Los_Angeles
            US      | AZ     | America/Phoenix
            US      | TN     | America/Chicago
            US      | PR     | America/Puerto_Rico
            CA      | ON     | America/Toronto
            CA      | BC     | America/Vancouver
            CA      | SK     | America/Regina
            CA      | NL     | America/St_Johns
            CA      | NB     | America/Halifax
            AU      | NSW    | Australia/Sydney
            AU      | WA     | Australia/Perth
            AU      | NT     | Australia/Darwin
            DE      | CA     | Europe/Berlin
            XX      |        |
                    | CA     |""")
    void the_region_tells_before_the_country(@Nullable String country, @Nullable String region, @Nullable String zone) {
        var found = TimeZones.of(country, region);
        assertThat(found.map(Object::toString).orElse(null)).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AT", "BE", "CH", "DK", "ES", "FR", "GB", "IE", "IT", "JP", "NL", "NO", "NZ", "PL", "PT", "SE"})
    void every_country_has_a_zone_that_exists(String country) {
        assertThat(TimeZones.of(country, null)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            HOURS | STATES
            -5    | CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV
            -6    | AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI
            -7    | AZ CO ID MT NM UT WY
            -8    | CA NV OR WA
            -9    | AK
            -10   | HI""")
    void every_state_of_the_usa_has_its_winter_clock(int hours, String states) {
        var winter = Instant.parse("2026-12-24T12:00:00Z");
        assertThat(states.split(" "))
                .allSatisfy(state -> assertThat(TimeZones.of("US", state)
                                .orElseThrow()
                                .getRules()
                                .getOffset(winter)
                                .getTotalSeconds())
                        .isEqualTo(hours * 3600));
    }
}
