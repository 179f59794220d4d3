package io.shelfbell.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.HandClock;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.NotAsked;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No domain is written to faster than it likes. */
class DomainRatesTest {
    private final HandClock clock = new HandClock(Instant.EPOCH);

    private DomainRates rates(Map<String, Object> settings) {
        return new DomainRates(Letters.server(settings).rate(), clock);
    }

    private static int granted(DomainRates rates, String domain, int asked) {
        int granted = 0;
        for (int i = 0; i < asked; i++) if (rates.take(domain)) granted++;
        return granted;
    }

    @Test
    void without_a_rate_there_is_no_limit() {
        assertThat(granted(rates(Map.of()), "mail.example", 100_000)).isEqualTo(100_000);
    }

    @Test
    void ten_seconds_worth_goes_at_once_and_then_as_fast_as_the_rate() {
        var rates = rates(Map.of("rate.per-minute", 60));

        assertThat(granted(rates, "mail.example", 100)).isEqualTo(10);
        clock.pass(Duration.ofMillis(999));
        assertThat(granted(rates, "mail.example", 100)).isZero();
        clock.pass(Duration.ofMillis(1));
        assertThat(granted(rates, "mail.example", 100)).isEqualTo(1);
        clock.pass(Duration.ofSeconds(3));
        assertThat(granted(rates, "mail.example", 100)).isEqualTo(3);
        clock.pass(Duration.ofHours(1));
        assertThat(granted(rates, "mail.example", 100)).isEqualTo(10);
    }

    @Test
    void over_many_minutes_it_is_the_rate_and_no_more() {
        var rates = rates(Map.of("rate.per-minute", 90));
        int granted = 0;
        for (int i = 0; i < 6_000; i++) {
            granted += granted(rates, "mail.example", 5);
            clock.pass(Duration.ofMillis(100));
        }

        assertThat(granted).isBetween(900, 915);
    }

    @Test
    void a_slow_rate_lets_one_through_at_a_time() {
        var rates = rates(Map.of("rate.per-minute", 1));

        assertThat(granted(rates, "mail.example", 5)).isEqualTo(1);
        clock.pass(Duration.ofSeconds(61));
        assertThat(granted(rates, "mail.example", 5)).isEqualTo(1);
    }

    @Test
    void each_domain_has_its_own_whatever_its_case_and_some_have_another() {
        var rates = rates(Map.of("rate.per-minute", 60, "rate.domains[Gmail.example]", 120));

        assertThat(granted(rates, "gmail.EXAMPLE", 100)).isEqualTo(20);
        assertThat(granted(rates, "GMAIL.example", 100)).isZero();
        assertThat(granted(rates, "mail.example", 100)).isEqualTo(10);
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_away() {
        var rates = rates(Map.of("rate.per-minute", 60));
        granted(rates, "mail.example", 100);

        clock.pass(Duration.ofHours(-1));

        assertThat(granted(rates, "mail.example", 100)).isZero();
    }

    @Test
    void very_many_domains_do_not_break_the_count_and_are_forgotten_in_time() {
        var rates = rates(Map.of("rate.per-minute", 60));
        for (int i = 0; i < 30_000; i++) rates.take("d" + i + ".example");
        clock.pass(Duration.ofMinutes(1));
        granted(rates, "mail.example", 100);

        assertThat(rates.remembered()).isEqualTo(1);
        assertThat(granted(rates, "mail.example", 100)).isZero();
    }

    @Test
    void what_is_over_the_rate_is_not_asked() throws IOException {
        try (var server = ScriptedSmtp.plain();
                var provider = Letters.provider(server.port(), Map.of("rate.domains[mail.example]", 1))) {
            var other = Letters.to("ann@other.example");

            assertThat(provider.send(Letters.several(2)))
                    .satisfiesExactlyInAnyOrder(
                            one -> assertThat(one).isInstanceOf(Accepted.class),
                            two -> assertThat(two).isEqualTo(new NotAsked("DOMAIN_RATE")));
            assertThat(provider.send(List.of(other))).allMatch(Accepted.class::isInstance);
            assertThat(server.mails).hasSize(2);
        }
    }
}
