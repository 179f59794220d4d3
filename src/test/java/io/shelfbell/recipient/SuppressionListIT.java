package io.shelfbell.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Device;
import io.shelfbell.fact.FailureReason;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.Recipient;
import io.shelfbell.recipient.SuppressionList.Lifting;
import io.shelfbell.recipient.SuppressionList.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is suppressed, by whom it is lifted, and what STOP, START and a complaint do. */
@ServiceTest
class SuppressionListIT {
    @Autowired
    private RecipientBook recipients;

    @Autowired
    private ConsentBook consents;

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private JdbcClient jdbc;

    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
    private String id;
    private String phone;
    private Address mailbox;

    @BeforeEach
    void somebodyComes() {
        id = Shop.freshSku("person");
        phone = "+4915" + (1_000_000_000L + Math.abs((long) id.hashCode()) % 1_000_000_000L);
        mailbox = new Address(Channel.EMAIL, id + "@mail.example");
        recipients.put(List.of(somebody(id, mailbox.text(), phone)));
    }

    private static Recipient somebody(String id, String email, String phone) {
        return new Recipient(
                id,
                null,
                email,
                phone,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                null,
                null,
                null,
                Set.of(),
                List.of(new Device("1", "ios", "token-1-" + id, null), new Device("2", "ios", "token-2-" + id, null)),
                Preferences.NONE);
    }

    private Recipient person() {
        return recipients.find(id).orElseThrow();
    }

    private Suppression bounced(Address address, FailureReason reason) {
        return Suppression.by("smtp", address, reason, "FAIL-010", now);
    }

    private int optOuts() {
        return jdbc.sql("select count(*) from opt_out where recipient_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    @Test
    void a_suppressed_mailbox_is_out_of_reach_and_the_reason_is_kept() {
        assertThat(suppressions.add(bounced(mailbox, FailureReason.USER_UNKNOWN)))
                .isTrue();
        assertThat(suppressions.add(bounced(mailbox, FailureReason.HAS_MOVED))).isFalse();

        assertThat(person().suppressed()).containsExactly(Channel.EMAIL);
        assertThat(person().reachableBy()).doesNotContain(Channel.EMAIL).contains(Channel.SMS);
        assertThat(suppressions.find(mailbox)).contains(bounced(mailbox, FailureReason.USER_UNKNOWN));
    }

    @Test
    void a_new_address_is_in_reach_again() {
        suppressions.add(bounced(mailbox, FailureReason.USER_UNKNOWN));
        recipients.put(List.of(somebody(id, "new-" + mailbox.text(), phone)));
        assertThat(person().suppressed()).isEmpty();
    }

    @Test
    void several_are_added_at_once_and_a_dead_device_leaves_the_other() {
        var first = new Address(Channel.PUSH, "token-1-" + id);
        var both = List.of(
                bounced(mailbox, FailureReason.USER_UNKNOWN),
                bounced(first, FailureReason.USER_UNKNOWN),
                bounced(first, FailureReason.USER_UNKNOWN));

        assertThat(suppressions.add(both)).isEqualTo(2);
        assertThat(suppressions.add(both)).isZero();
        assertThat(suppressions.add(List.of())).isZero();

        assertThat(person().suppressed()).containsExactly(Channel.EMAIL);
        assertThat(person().devices()).extracting(Device::id).containsExactly("2");
    }

    @Test
    void whoever_lifts_it_is_kept_with_what_stood_there() {
        suppressions.add(bounced(mailbox, FailureReason.USER_UNKNOWN));
        var byTheClockHere = now.minusSeconds(5); // the provider's goes ahead

        assertThat(suppressions.remove(mailbox, new Lifting("key:ann", "it works again", byTheClockHere)))
                .isTrue();
        assertThat(suppressions.remove(mailbox, new Lifting("key:bob", "me too", byTheClockHere)))
                .isFalse();

        assertThat(suppressions.find(mailbox)).isEmpty();
        assertThat(person().suppressed()).isEmpty();
        assertThat(jdbc.sql(
                                "select reason, detail, lifted_by, lifted_why from lifted_suppression where address = :address")
                        .param("address", mailbox.text())
                        .query()
                        .listOfRows())
                .containsExactly(Map.of(
                        "reason", "USER_UNKNOWN",
                        "detail", "FAIL-010",
                        "lifted_by", "key:ann",
                        "lifted_why", "it works again"));
    }

    @Test
    void pages_go_on_where_the_last_one_ended() {
        for (var reason : List.of(FailureReason.USER_UNKNOWN, FailureReason.HAS_MOVED, FailureReason.COMPLAINT))
            suppressions.add(bounced(new Address(Channel.EMAIL, reason + mailbox.text()), reason));
        var mine = suppressions.list(Channel.EMAIL, List.of(), null, 3);
        assertThat(reasons(mine))
                .containsExactly(FailureReason.COMPLAINT, FailureReason.HAS_MOVED, FailureReason.USER_UNKNOWN);
        assertThat(reasons(suppressions.list(null, List.of(), mine.get(0).id(), 2)))
                .containsExactly(FailureReason.HAS_MOVED, FailureReason.USER_UNKNOWN);
        assertThat(suppressions.list(Channel.SMS, List.of(mailbox), null, 3)).isEmpty();
    }

    private static List<FailureReason> reasons(List<Listed> page) {
        return page.stream().map(listed -> listed.suppression().reason()).toList();
    }

    @Test
    void stop_closes_the_number_to_everything_for_all_who_share_it_and_start_opens_it() {
        var twin = id + "-twin";
        recipients.put(List.of(somebody(twin, "twin-" + mailbox.text(), phone)));

        assertThat(consents.stop(Channel.SMS, phone.substring(1), now)).isTrue();
        assertThat(consents.stop(Channel.SMS, phone, now.plusSeconds(5))).isFalse();

        for (var who : recipients.of(Set.of(id, twin)).values()) {
            assertThat(who.reachableBy()).doesNotContain(Channel.SMS).contains(Channel.EMAIL);
            assertThat(who.suppressed()).containsExactly(Channel.SMS);
        }
        assertThat(optOuts()).isEqualTo(1);

        assertThat(consents.start(Channel.SMS, phone, now.minusSeconds(1)))
                .as("an older START that comes late")
                .isFalse();
        assertThat(consents.start(Channel.SMS, phone, now.plusSeconds(9))).isTrue();
        assertThat(consents.start(Channel.SMS, phone, now.plusSeconds(9))).isFalse();
        assertThat(person().reachableBy()).contains(Channel.SMS);
    }

    @Test
    void stop_from_a_number_that_nobody_has_is_kept_for_whoever_brings_it() {
        var stranger = phone + "9";
        assertThat(consents.stop(Channel.SMS, stranger, now)).isTrue();
        recipients.put(List.of(somebody(id, mailbox.text(), stranger)));
        assertThat(person().suppressed()).containsExactly(Channel.SMS);
    }

    @Test
    void start_opens_neither_a_dead_number_nor_what_was_refused_elsewhere() {
        suppressions.add(bounced(new Address(Channel.SMS, phone), FailureReason.NOT_CAPABLE));
        consents.unsubscribe(id, Channel.SMS, now);

        assertThat(consents.start(Channel.SMS, phone, now.plusSeconds(1))).isFalse();

        assertThat(person().suppressed()).containsExactly(Channel.SMS);
        assertThat(person().preferences().unsubscribed()).containsExactly(Channel.SMS);
    }

    @Test
    void the_persons_own_word_outranks_what_machines_found_out_and_not_the_other_way_round() {
        var number = new Address(Channel.SMS, phone);
        suppressions.add(bounced(number, FailureReason.NOT_CAPABLE));
        assertThat(consents.stop(Channel.SMS, phone, now)).isTrue();
        assertThat(suppressions.add(bounced(number, FailureReason.USER_UNKNOWN)))
                .isFalse();
        assertThat(suppressions.find(number).orElseThrow().reason()).isEqualTo(FailureReason.OPTED_OUT);
    }

    @Test
    void a_complaint_ends_news_to_that_address_and_nothing_else() {
        var address = mailbox.text().toUpperCase(Locale.ROOT);
        assertThat(consents.complained(Channel.EMAIL, address, now)).isEqualTo(1);
        assertThat(consents.complained(Channel.EMAIL, address, now.plusSeconds(5)))
                .isZero();
        assertThat(consents.complained(Channel.EMAIL, "nobody-" + address, now)).isZero();

        var preferences = person().preferences();
        assertThat(preferences.allows(Channel.EMAIL, MessageCategory.PROMOTIONAL))
                .isFalse();
        assertThat(preferences.allows(Channel.EMAIL, MessageCategory.TRANSACTIONAL))
                .isTrue();
        assertThat(preferences.allows(Channel.SMS, MessageCategory.PROMOTIONAL)).isTrue();
        assertThat(person().suppressed()).isEmpty();
        assertThat(optOuts()).isEqualTo(1);
    }

    @Test
    void a_category_is_refused_once_and_the_others_stay() {
        assertThat(consents.refuse(id, "Lamps & \"Light\"", Channel.EMAIL, now)).isTrue();
        assertThat(consents.refuse(id, "Lamps & \"Light\"", Channel.EMAIL, now.plusSeconds(1)))
                .isFalse();
        assertThat(person().preferences().wants("Lamps & \"Light\"")).isFalse();
        assertThat(person().preferences().wants("Seating")).isTrue();
        assertThat(optOuts()).isEqualTo(1);
    }

    @Test
    void what_is_changed_by_hand_is_counted_when_it_closes_a_channel_to_news() {
        change(Map.of(Channel.EMAIL, Consent.ORDERS, Channel.SMS, Consent.NOTHING));
        assertThat(person().preferences().unsubscribed()).containsExactly(Channel.EMAIL);
        assertThat(person().preferences().channels()).containsEntry(Channel.SMS, false);
        assertThat(optOuts()).isEqualTo(2);

        change(Map.of(Channel.EMAIL, Consent.EVERYTHING, Channel.SMS, Consent.ORDERS));
        assertThat(person().preferences().unsubscribed()).containsExactly(Channel.SMS);
        assertThat(person().preferences().channels()).containsEntry(Channel.SMS, true);
    }

    private void change(Map<Channel, Consent> channels) {
        var changes = new Changes(channels, Map.of(), null, null, null, Set.of());
        assertThat(consents.change(id, changes, Clock.systemUTC().instant())).isTrue();
    }

    @Test
    void nobody_changes_what_somebody_who_does_not_exist_wants() {
        var nothing = new Changes(Map.of(), Map.of(), null, null, null, Set.of());
        assertThat(consents.change("nobody-" + id, nothing, now.plus(Duration.ofDays(1))))
                .isFalse();
        assertThat(consents.unsubscribe("nobody-" + id, Channel.EMAIL, now)).isFalse();
    }
}
