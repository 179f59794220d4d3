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
}
