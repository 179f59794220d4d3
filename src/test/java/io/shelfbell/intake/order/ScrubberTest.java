package io.shelfbell.intake.order;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrubberTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                                                        | KEPT
            {"card_number": "4111111111111111", "id": 1}                | {"card_number": "***", "id": 1}
            {"credit_card_number":"4111 \\" 1111","x":1}                | {"credit_card_number":"***","x":1}
            {"cvv": 123}                                                | {"cvv": "***"}
            {"password" : "a$1b", "name": "Ada"}                        | {"password" : "***", "name": "Ada"}
            <SharedSecret>hush</SharedSecret>                           | <SharedSecret>***</SharedSecret>
            <p:CardNumber x="1">4111111111111111</p:CardNumber>         | <p:CardNumber x="1">***</p:CardNumber>
            <PCard number="4111111111111111" expiration="2030-01-01"/>  | <PCard number="***" expiration="2030-01-01"/>
            {"note": "my card is 4111 1111 1111 1111, thanks"}          | {"note": "my card is ***, thanks"}
            {"note": "not a card: 4111 1111 1111 1112"}                 | {"note": "not a card: 4111 1111 1111 1112"}
            {"id": 4111111111111111, "order": "5105105105105100"}       | {"id": 4111111111111111, "order": "5105105105105100"}
            {"card_number":"1","cvv":"2","a":"3"}                       | {"card_number":"***","cvv":"***","a":"3"}
            {"a": "5\\" wide, \\"password\\": \\"x\\"", "secret": -1.5e3} | {"a": "5\\" wide, \\"password\\": \\"x\\"", "secret": "***"}
            <a:b-c:Password>x</a:b-c:Password>                          | <a:b-c:Password>***</a:b-c:Password>
            <Password/><Password></Password><Password a="<">x</Password>| <Password/><Password></Password><Password a="<">x</Password>
            <Auth password = 'x' user="y"/>                             | <Auth password = "***" user="y"/>
            <Item number="4111111111111111"/>                           | <Item number="4111111111111111"/>
            call 4111-1111-1111-1111 now                                | call *** now
            0-4111-1111-1111-1111, 4111 1111 1111 1111-2                | 0-4111-1111-1111-1111, 4111 1111 1111 1111-2
            {"password": "never ends                                    | {"password": "never ends
            {"company": "Spanish Pan", "secretary": "Eva"}              | {"company": "Spanish Pan", "secretary": "Eva"}""")
    void what_must_not_be_kept_is_taken_out_and_all_else_stays(String body, String kept) {
        assertThat(new String(Scrubber.scrub(body.getBytes(UTF_8)), UTF_8)).isEqualTo(kept);
    }

    @Test
    void bytes_that_are_no_text_stay() {
        var bytes = new byte[] {0, (byte) 0xff, (byte) 0xc3, 'a', (byte) 0x80};
        assertThat(Scrubber.scrub(bytes)).isSameAs(bytes);
    }

    @Test
    void two_bytes_may_be_a_character() {
        var body = "\ufeff{\"password\": \"hush\"}".getBytes(UTF_16LE);
        assertThat(new String(Scrubber.scrub(body), UTF_16LE)).isEqualTo("\ufeff{\"password\": \"***\"}");
    }

    @Test
    void a_body_full_of_beginnings_takes_no_longer_than_another() {
        for (var piece : java.util.List.of(
                "\"password\": \"",
                "<Password>",
                " password=\"",
                "4111 ",
                "<",
                "<Password ",
                " number=\"",
                "<PCard number=\"",
                "\\\"")) {
            var body = piece.repeat(1_000_000 / piece.length()).getBytes(UTF_8);
            assertThat(Scrubber.scrub(body)).isNotNull();
        }
    }
}
