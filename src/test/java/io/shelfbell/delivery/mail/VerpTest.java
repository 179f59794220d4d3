package io.shelfbell.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.bounce.BounceReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounces say which delivery they are about. */
class VerpTest {
    private static MailAddress sender(String bounces, String messageId) throws Unsendable {
        return Verp.sender(MailAddress.parse(bounces), messageId, Letters.TAGS);
    }

    @Test
    void what_is_written_is_read_again_when_it_bounces() throws Unsendable {
        var sender = sender("bounces@shop.example", "d987654321@other.example");

        assertThat(sender).hasToString("bounces+d987654321-" + Letters.TAGS.tag("d987654321") + "@shop.example");
        assertThat(MailAddress.parse(sender.toString())).isEqualTo(sender);
        var bounce = "From: MAILER-DAEMON@mx.example\nTo: " + sender + "\n\n550 5.1.1 no such user\n";
        assertThat(new BounceReader("other.example", Letters.TAGS)
                        .read(bounce.getBytes(StandardCharsets.US_ASCII), Instant.EPOCH))
                .extracting(word -> word.messageId())
                .containsExactly("d987654321@other.example");
    }

    @Test
    void the_longest_that_may_be_set_up_fits() throws Unsendable {
        var sender = sender("a".repeat(26) + "@shop.example", "d" + Long.MAX_VALUE + "@shop.example");

        assertThat(MailAddress.parse(sender.toString())).isEqualTo(sender);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a+b@shop.example", "d@shop.example", "d12345678901234567890@shop.example", "1@d1@x.example"})
    void a_message_id_of_another_kind_leaves_the_plain_address(String messageId) throws Unsendable {
        assertThat(sender("bounces@shop.example", messageId)).hasToString("bounces@shop.example");
    }
}
