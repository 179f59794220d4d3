package io.shelfbell.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "0171",
                "hello",
                "+4917",
                "+491713920012345678",
                "+999171392001",
                "+1 000 000 0000",
                "00",
                "\u0000",
                "١",
                "tel:"
            })
    void what_is_no_number_is_none(String typed) {
        assertThat(PhoneNumbers.read(typed, "DE")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0171 3920012", "171 3920012", "(202) 555-0123"})
    void a_number_without_a_country_is_none(String typed) {
        assertThat(PhoneNumbers.read(typed, null)).isEmpty();
        assertThat(PhoneNumbers.read(typed, "XX")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            TYPED               | COUNTRY | NUMBER         | LANDLINE
            +49 171 3920012     |         | +491713920012  | false
            0171/39 200-12      | DE      | +491713920012  | false
            0171 3920012        | de      | +491713920012  | false
            00491713920012      | DE      | +491713920012  | false
            +49 171 3920012     | US      | +491713920012  | false
            ０１７１ ３９２００１２ | DE      | +491713920012  | false
            030 901820          | DE      | +4930901820    | true
            07400 123456         | GB      | +447400123456  | false
            020 7946 0123       | GB      | +442079460123  | true
            (202) 555-0123      | US      | +12025550123   | false
            06 12 34 56 78      | FR      | +33612345678   | false
            0491 570 156        | AU      | +61491570156   | false
            +39 06 698 12345    |         | +390669812345  | true""")
    void a_number_is_read_as_people_write_it(String typed, @Nullable String country, String number, boolean landline) {
        assertThat(PhoneNumbers.read(typed, country)).hasValueSatisfying(read -> {
            assertThat(read.e164()).isEqualTo(number);
            assertThat(read.landline()).isEqualTo(landline);
        });
    }
}
