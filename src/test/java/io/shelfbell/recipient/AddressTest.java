package io.shelfbell.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static String spelled(Channel channel, String written) {
        return new Address(channel, written).text();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            CHANNEL | WRITTEN                  | SPELLED
            EMAIL   | Ann@Mail.Example         | ann@mail.example
            EMAIL   | <Ann@Mail.Example>       | ann@mail.example
            EMAIL   | ann@mail.example.        | ann@mail.example
            EMAIL   | ann@bücher.example       | ann@xn--bcher-kva.example
            EMAIL   | ann@BÜCHER.example       | ann@xn--bcher-kva.example
            EMAIL   | ann@XN--BCHER-KVA.example| ann@xn--bcher-kva.example
            EMAIL   | MÜLLER@mail.example      | müller@mail.example
            EMAIL   | "a@b"@mail.example       | "a@b"@mail.example
            EMAIL   | ann@[192.0.2.1]          | ann@[192.0.2.1]
            EMAIL   | ann@a..example           | ann@a..example
            EMAIL   | nobody                   | nobody
            EMAIL   | ann+news@mail.example    | ann+news@mail.example
            SMS     | +4930123456              | +4930123456
            SMS     | +49 (30) 123-456         | +4930123456
            SMS     | 004930123456             | +4930123456
            SMS     | 4930123456               | +4930123456
            SMS     | 030 123456               | 030123456
            SMS     | 12345                    | 12345
            PUSH    | AbC:d-E_f                | AbC:d-E_f
            IN_APP  | C-1                      | C-1""")
    void one_address_has_one_spelling(Channel channel, String written, String spelled) {
        assertThat(spelled(channel, written)).isEqualTo(spelled);
        assertThat(spelled(channel, spelled)).as("spelled again").isEqualTo(spelled);
    }

    @Test
    void a_letter_and_its_accent_are_the_letter_with_the_accent() {
        assertThat(spelled(Channel.EMAIL, "mu\u0308ller@bu\u0308cher.example"))
                .isEqualTo("m\u00fcller@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "<>", "<", ">", "@@", ".", "@.", "\u0000", "\ud800@\ud800", "a@\u2028"})
    void nothing_that_a_stranger_writes_is_too_strange(String written) {
        for (var channel : Channel.values())
            assertThat(new Address(channel, written).spellings()).isNotEmpty();
    }

    @Test
    void very_long_ones_are_spelled_too() {
        var domain = "a".repeat(300) + ".example";
        assertThat(spelled(Channel.EMAIL, "A@" + domain)).isEqualTo("a@" + domain);
    }

    @Test
    void a_recipient_may_have_given_the_domain_in_its_own_letters() {
        assertThat(new Address(Channel.EMAIL, "ann@xn--bcher-kva.example").spellings())
                .containsExactlyInAnyOrder("ann@xn--bcher-kva.example", "ann@bücher.example");
        assertThat(new Address(Channel.EMAIL, "ann@mail.example").spellings()).containsExactly("ann@mail.example");
    }

    @Test
    void a_log_never_shows_one() {
        assertThat(new Address(Channel.EMAIL, "ann@mail.example")).hasToString("EMAIL:***");
    }
}
