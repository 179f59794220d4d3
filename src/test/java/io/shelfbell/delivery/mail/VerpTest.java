package io.shelfbell.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounces say which delivery they are about. */
class VerpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<>",
                "bounces@shop.example",
                "ann@mail.example",
                "bounces+@shop.example",
                "bounces+d1",
                "a b+d1@shop.example",
                "bounces+d1@shop.example, ann@mail.example",
                "bounces+d1\r\n@shop.example",
                "bounces+d%31@shop.example"
            })
    void what_is_none_of_ours_names_nothing(String address) {
        assertThat(Verp.delivery(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bounces+d123@shop.example                                | d123
            <bounces+d123@shop.example>                              | d123
            BOUNCES+D123@SHOP.EXAMPLE                                | d123
            SRS0=aB1=2Z=shop.example=bounces+d123@forwarder.example  | d123
            prvs=1234abcdef=bounces+d7.2@shop.example                | d7.2""")
    void ours_names_its_delivery(String address, String delivery) {
        assertThat(Verp.delivery(address)).hasValue(delivery);
    }

    @Test
    void what_is_written_can_be_read_again() throws Unsendable {
        var sender = Verp.sender(MailAddress.parse("bounces@shop.example"), "d987654321@other.example");

        assertThat(sender).hasToString("bounces+d987654321@shop.example");
        assertThat(Verp.delivery(sender.toString())).hasValue("d987654321");
        assertThat(MailAddress.parse(sender.toString())).isEqualTo(sender);
    }

    @Test
    void a_message_id_that_does_not_fit_leaves_the_plain_address() throws Unsendable {
        assertThat(Verp.sender(MailAddress.parse("bounces@shop.example"), "a+b@shop.example"))
                .hasToString("bounces@shop.example");
        assertThat(Verp.sender(MailAddress.parse("bounces@shop.example"), "d".repeat(41) + "@shop.example"))
                .hasToString("bounces@shop.example");
    }
}
