package io.shelfbell.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses from hell. */
class MailAddressTest {
    private static void isRefused(String address, String word) {
        assertThatThrownBy(() -> MailAddress.parse(address))
                .isInstanceOf(Unsendable.class)
                .hasMessageContaining(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "ann",
                "ann@",
                "@mail.example",
                "ann@@mail.example",
                "ann@mail@mail.example",
                "ann@-mail.example",
                "ann@mail-.example",
                "ann@mail..example",
                "ann@.mail.example",
                "ann@mail.example.",
                "ann@mail_box.example",
                "ann@mail example",
                " ann@mail.example",
                "ann@mail.example ",
                "ann lee@mail.example",
                ".ann@mail.example",
                "ann.@mail.example",
                "ann..lee@mail.example",
                "Ann <ann@mail.example>",
                "<ann@mail.example>",
                "ann@mail.example,bob@mail.example",
                "ann@mail.example;bob@mail.example",
                "\"ann@mail.example",
                "\"an\"n\"@mail.example",
                "ann(lee)@mail.example",
                "ann@[mail.example]",
                "ann@[192.0.2.1",
                "ann@xn--\u0000.example",
                "ann@mail\u2028.example",
                "ann@\uD83D.example"
            })
    void what_is_no_address_is_refused(String text) {
        isRefused(text, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@mail.example\r\nBcc: thief@mail.example",
                "ann\r\n@mail.example",
                "\"ann\r\nRCPT TO:<thief@mail.example>\"@mail.example",
                "ann@mail.example\n",
                "ann\u0000@mail.example",
                "ann\u0085@mail.example",
                "ann\u2029@mail.example",
                "\u202Enna@mail.example"
            })
    void no_control_character_comes_through(String text) {
        isRefused(text, "control character");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            ann@mail.example                          | ann@mail.example
            Ann.Lee+shop@Mail.Example                 | Ann.Lee+shop@Mail.Example
            o'brien/x=y@mail.example                  | o'brien/x=y@mail.example
            "ann lee"@mail.example                    | "ann lee"@mail.example
            "ann@home"@mail.example                   | "ann@home"@mail.example
            "an\\"n"@mail.example                     | "an\\"n"@mail.example
            ""@mail.example                           | ""@mail.example
            ann@localhost                             | ann@localhost
            ann@[192.0.2.1]                           | ann@[192.0.2.1]
            ann@[IPv6:2001:db8::1]                    | ann@[IPv6:2001:db8::1]
            ann@bücher.example                        | ann@xn--bcher-kva.example
            ann@BÜCHER.example                        | ann@xn--bcher-kva.example
            ann@例え.テスト                            | ann@xn--r8jz45g.xn--zckzah
            ann@mail。example                         | ann@mail.example
            ann@straße.example                        | ann@xn--strae-oqa.example
            ann@Straße.example                        | ann@xn--strae-oqa.example
            ann@faß.example                           | ann@xn--fa-hia.example
            ann@βόλος.example                         | ann@xn--nxasmm1c.example
            ann@xn--bcher-kva.example                 | ann@xn--bcher-kva.example
            ännchen@mail.example                      | ännchen@mail.example""")
    void what_is_one_is_kept_and_its_domain_brought_to_ascii(String text, String address) throws Unsendable {
        assertThat(MailAddress.parse(text)).hasToString(address);
    }

    @Test
    void only_letters_before_the_at_need_smtputf8() throws Unsendable {
        assertThat(MailAddress.parse("ännchen@mail.example").needsUtf8()).isTrue();
        assertThat(MailAddress.parse("ann@bücher.example").needsUtf8()).isFalse();
    }

    @Test
    void lengths_are_those_of_rfc_5321_on_both_sides_of_the_limit() throws Unsendable {
        var local = "a".repeat(64);
        var label = "b".repeat(63);
        var longest = local + "@" + label + "." + label + "." + "c".repeat(61);
        assertThat(longest).hasSize(254);

        assertThat(MailAddress.parse(longest)).hasToString(longest);
        isRefused(longest + "c", "longer than 254");
        isRefused("a" + local + "@mail.example", "64");
        isRefused("ä".repeat(33) + "@mail.example", "64");
        isRefused("ann@" + label + "b.example", "63");
        isRefused("ann@" + (label + ".").repeat(4) + "example", "253");
        isRefused("a".repeat(150) + "@" + "b".repeat(149), "64");
        isRefused("ann@" + "ü".repeat(63) + ".example", "domain");
    }

    @Test
    void punycode_is_that_of_rfc_3492() {
        assertThat(Punycode.encode("他们为什么不说中文")).isEqualTo("ihqwcrb4cv8a8dqg056pqjye");
        assertThat(Punycode.encode("3年B組金八先生".toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo("3b-ww4c5e180e575a65lsy2b");
        assertThat(Punycode.encode("pročprostěnemluvíčesky")).isEqualTo("proprostnemluvesky-uyb24dma41a");
        assertThat(Punycode.encode("😀")).isEqualTo("e28h");
    }
}
