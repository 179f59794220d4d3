package io.shelfbell.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Device;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.Recipient;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Address FIRST = new Address(Channel.PUSH, "token-1");
    private static final Address SECOND = new Address(Channel.PUSH, "token-2");

    private static Recipient ann(String... tokens) {
        var devices = Arrays.stream(tokens)
                .map(token -> new Device("d-" + token, "ios", token, null))
                .toList();
        return new Recipient(
                "C-1",
                null,
                "Ann@Mail.Example",
                "+4930123456",
                Locale.ENGLISH,
                ZoneOffset.UTC,
                null,
                null,
                null,
                Set.of(),
                devices,
                Preferences.NONE);
    }

    @Test
    void every_channel_has_its_address() {
        assertThat(Reach.addresses(ann("token-1", "token-2")))
                .containsExactlyInAnyOrder(
                        new Address(Channel.EMAIL, "ann@mail.example"),
                        new Address(Channel.SMS, "+4930123456"),
                        FIRST,
                        SECOND,
                        new Address(Channel.IN_APP, "C-1"));
    }

    @Test
    void what_is_not_suppressed_stays() {
        var ann = ann("token-1");
        assertThat(Reach.without(Set.of(), ann)).isEqualTo(ann);
        assertThat(Reach.without(Set.of(new Address(Channel.EMAIL, "bob@mail.example")), ann))
                .isEqualTo(ann);
    }

    @Test
    void a_suppressed_address_closes_its_channel_and_no_other() {
        var left = Reach.without(Set.of(new Address(Channel.EMAIL, "ann@mail.example")), ann("token-1"));
        assertThat(left.suppressed()).containsExactly(Channel.EMAIL);
        assertThat(left.reachableBy()).containsExactlyInAnyOrder(Channel.SMS, Channel.PUSH, Channel.IN_APP);
    }

    @Test
    void a_number_is_no_mailbox_even_if_it_is_written_the_same() {
        var left = Reach.without(Set.of(new Address(Channel.SMS, "ann@mail.example")), ann());
        assertThat(left.suppressed()).isEmpty();
    }

    @Test
    void push_goes_to_the_devices_that_are_left_until_none_is() {
        var one = Reach.without(Set.of(FIRST), ann("token-1", "token-2"));
        assertThat(one.suppressed()).isEmpty();
        assertThat(one.devices()).extracting(Device::token).containsExactly("token-2");

        var none = Reach.without(Set.of(FIRST, SECOND), ann("token-1", "token-2"));
        assertThat(none.suppressed()).containsExactly(Channel.PUSH);
        assertThat(none.devices()).isEqualTo(List.of());
        assertThat(none.reachableBy()).doesNotContain(Channel.PUSH);
    }
}
