package io.shelfbell.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.Facts;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateTest {
    private static Preferences wish(Map<Channel, Boolean> channels, Set<Channel> unsubscribed) {
        return new Preferences(
                channels,
                Cadence.INSTANT,
                LocalTime.of(8, 0),
                null,
                null,
                Map.of("Lighting", unsubscribed.isEmpty()),
                unsubscribed);
    }

    private static Recipient recipient(String zone, List<Device> devices, Preferences wish) {
        return new Recipient(
                "C-1",
                null,
                null,
                null,
                Locale.forLanguageTag("de-AT"),
                ZoneId.of(zone),
                null,
                null,
                null,
                Set.of(),
                devices,
                wish);
    }

    private static Candidate watcher(Recipient recipient) {
        return Facts.watcher(recipient);
    }

    private static Device device(String id, @Nullable Instant lastActiveAt) {
        return new Device(id, "ios", "token-" + id, lastActiveAt);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            ZONE                | TIME  | DAY     | DATE
            Europe/Berlin       | 12:00 | MONDAY  | 2026-11-23
            America/Los_Angeles | 03:00 | MONDAY  | 2026-11-23
            Pacific/Auckland    | 00:00 | TUESDAY | 2026-11-24
            Pacific/Pago_Pago   | 00:00 | MONDAY  | 2026-11-23
            Asia/Kolkata        | 16:30 | MONDAY  | 2026-11-23""")
    void local_terms_are_of_the_place_where_the_recipient_lives(
            String zone, LocalTime time, DayOfWeek day, LocalDate date) {
        var candidate = watcher(recipient(zone, List.of(), Preferences.NONE));
        assertThat(candidate.localTime()).isEqualTo(time);
        assertThat(candidate.localDay()).isEqualTo(day);
        assertThat(candidate.localDate()).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"12:00, 13:00, true", "11:00, 12:00, false", "22:00, 06:00, false"})
    void quiet_hours_are_of_the_recipients_clock(String from, String until, boolean quiet) {
        assertThat(watcher(Facts.recipient(Facts.quiet(from, until), "gold")).inQuietHours())
                .isEqualTo(quiet);
    }

    @Test
    void who_named_no_quiet_hours_has_none() {
        assertThat(watcher(Facts.recipient("gold")).inQuietHours()).isFalse();
    }

    @Test
    void an_order_is_urgent_for_its_customer_only() {
        var gold = Facts.recipient("gold");
        assertThat(Facts.customer(gold, true).urgentOrder()).isTrue();
        assertThat(Facts.customer(gold, false).urgentOrder()).isFalse();
        assertThat(watcher(gold).urgentOrder()).isFalse();
    }

    @Test
    void an_item_category_that_was_switched_off_is_not_wanted() {
        assertThat(watcher(Facts.recipient(wish(Map.of(), Set.of()), "gold")).wantsItemCategory())
                .isTrue();
        assertThat(watcher(Facts.recipient(wish(Map.of(), Set.of(Channel.SMS)), "gold"))
                        .wantsItemCategory())
                .isFalse();
    }

    @Test
    void everybody_has_an_inbox_and_only_those_with_an_address_more() {
        var nobody = recipient("UTC", List.of(), Preferences.NONE);
        assertThat(nobody.reachableBy()).containsExactly(Channel.IN_APP);
        assertThat(Facts.recipient("gold").reachableBy())
                .containsExactlyInAnyOrder(Channel.EMAIL, Channel.SMS, Channel.IN_APP);
        assertThat(recipient("UTC", List.of(device("a", null)), Preferences.NONE)
                        .reachableBy())
                .containsExactlyInAnyOrder(Channel.PUSH, Channel.IN_APP);
        assertThat(nobody.language()).isEqualTo("de");
    }

    @Test
    void a_suppressed_address_reaches_nobody_whatever_the_message() {
        var suppressed = Facts.recipient("gold").reachedBy(List.of(), Set.of(Channel.EMAIL, Channel.SMS));
        assertThat(suppressed.reachableBy()).containsExactly(Channel.IN_APP);
        assertThat(suppressed.promptly().suppressed()).containsExactlyInAnyOrder(Channel.EMAIL, Channel.SMS);
        var unreachable = recipient("UTC", List.of(), wish(Map.of(), Set.of(Channel.EMAIL)))
                .reachedBy(List.of(), Set.of(Channel.IN_APP));
        assertThat(Facts.customer(unreachable, false).hasOpenChannel()).isFalse();
    }

    @Test
    void an_open_channel_is_one_that_reaches_and_is_not_closed() {
        var closedInbox = recipient("UTC", List.of(), wish(Map.of(Channel.IN_APP, false), Set.of()));
        var optedOut = recipient("UTC", List.of(), wish(Map.of(), Set.of(Channel.IN_APP)));
        var withPhone = recipient("UTC", List.of(device("a", null)), wish(Map.of(Channel.IN_APP, false), Set.of()));
        assertThat(watcher(closedInbox).hasOpenChannel()).isFalse();
        assertThat(watcher(optedOut).hasOpenChannel()).isFalse();
        assertThat(Facts.customer(optedOut, false).hasOpenChannel()).isTrue();
        assertThat(watcher(withPhone).hasOpenChannel()).isTrue();
    }

    @Test
    void the_app_that_was_used_last_tells_how_long_ago() {
        var yesterday = device("a", Facts.MONDAY_NOON.minus(Duration.ofDays(1)));
        var lastYear = device("b", Facts.MONDAY_NOON.minus(Duration.ofDays(365)));
        var never = device("c", null);
        var used = recipient("UTC", List.of(never, yesterday, lastYear), Preferences.NONE);
        assertThat(watcher(used).appLastActive()).isEqualTo(Duration.ofDays(1));
        assertThat(used.liveliestDevice()).contains(yesterday);
        assertThat(watcher(recipient("UTC", List.of(never), Preferences.NONE)).appLastActive())
                .isNull();
        assertThat(watcher(recipient("UTC", List.of(), Preferences.NONE)).appLastActive())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24, PT12H", "2026-11-23, PT-12H"})
    void a_promised_date_begins_at_the_recipients_midnight(LocalDate promisedOn, Duration left) {
        assertThat(promised(promisedOn).timeToPromisedDate()).isEqualTo(left);
    }

    @Test
    void without_a_promise_there_is_no_time_left() {
        assertThat(promised(null).timeToPromisedDate()).isNull();
        assertThat(watcher(Facts.recipient("gold")).timeToPromisedDate()).isNull();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            PROMISED   | BY PROMISED DATE
            2026-11-24 | -1
            2026-11-25 | 4
            2026-11-26 | 4""")
    void receipts_before_the_promised_day_are_there_in_time(LocalDate promisedOn, int units) {
        assertThat(promised(promisedOn, expecting("2026-11-24T23:00:00Z")).availableToPromiseByPromisedDate())
                .isEqualTo(units);
    }

    @Test
    void what_is_short_is_covered_when_the_receipt_comes() {
        assertThat(promised(null, expecting("2026-11-25T11:00:00Z")).timeToCover())
                .isEqualTo(Duration.ofDays(2));
        assertThat(promised(null).timeToCover()).as("nothing is on order").isNull();
        assertThat(promised(null).availableToPromiseByPromisedDate()).isNull();
        assertThat(watcher(Facts.recipient("gold")).timeToCover())
                .as("nothing is short")
                .isNull();
    }

    private static StockPosition expecting(String at) {
        return new StockPosition("LAMP-RED-01", 0, 1, 5, Instant.parse(at), 3);
    }

    private static Candidate promised(@Nullable LocalDate on) {
        return promised(on, Facts.stock(-1));
    }

    private static Candidate promised(@Nullable LocalDate on, StockPosition stock) {
        var demand =
                new Demand("shopify:1", "#1", "shopify", BigDecimal.TEN, 1, 1, 1, false, false, Facts.MONDAY_NOON, on);
        return new Candidate(
                Occasion.BACKORDERED,
                MessageCategory.TRANSACTIONAL,
                Lane.NORMAL,
                Facts.lamp(),
                stock,
                Facts.recipient("gold"),
                Relation.CUSTOMER,
                demand,
                Facts.MONDAY_NOON);
    }
}
