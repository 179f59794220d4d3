package io.shelfbell.delivery.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubstitutionsTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT                  | READS
            It’s ‘here’           | It's 'here'
            “Mug” „Tasse“ «tasse» | "Mug" "Tasse" "tasse"
            7–9 — open −          | 7-9 - open -
            soon…                 | soon...
            5\u00a0€\u202fonly    | 5 € only
            zero\u200bwidth\ufeff! | zerowidth!
            soft\u00adhyphen      | softhyphen
            re\u0301sume\u0300    | résumè
            2 × 3                 | 2 x 3
            Shelfbell™            | ShelfbellTM""")
    void a_text_stays_in_gsm_where_it_reads_the_same(String text, String reads) {
        var cut = Segments.withSubstitutions(text);
        assertThat(cut.text()).isEqualTo(reads);
        assertThat(cut.encoding()).isEqualTo(Encoding.GSM_7);
    }

    @Test
    void every_substitution_is_told_with_its_number() {
        assertThat(Segments.withSubstitutions("“It’s” — it’s\u200b").substitutions())
                .containsExactly(
                        new Substitution("“", "U+201C", "\"", 1),
                        new Substitution("’", "U+2019", "'", 2),
                        new Substitution("”", "U+201D", "\"", 1),
                        new Substitution("—", "U+2014", "-", 1),
                        new Substitution("\u200b", "U+200B", "", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"“Новинка”", "it’s 👍", "Čaj — sto…", "‘façade’", "字…"})
    void a_text_that_needs_ucs_2_all_the_same_stays_as_it_is(String text) {
        var cut = Segments.withSubstitutions(text);
        assertThat(cut.text()).isEqualTo(text);
        assertThat(cut.substitutions()).isEmpty();
        assertThat(cut.encoding()).isEqualTo(Encoding.UCS_2);
    }

    @Test
    void nothing_is_substituted_unless_it_is_wished() {
        assertThat(Segments.of("It’s").text()).isEqualTo("It’s");
        assertThat(Segments.of("It’s").encoding()).isEqualTo(Encoding.UCS_2);
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** Any characters of the first plane: what comes out is either the same text or all GSM, and a second time changes nothing. */
    @ParameterizedTest
    @MethodSource("seeds")
    void a_second_time_changes_nothing(int seed) {
        var text = new Random(seed)
                .ints(80, 0x20, seed % 2 == 0 ? 0x2200 : 0x180)
                .filter(c -> seed % 4 != 3 || Gsm7.has((char) c) || c == 0xa0 || c == 0xad)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var once = Segments.withSubstitutions(text);
        assertThat(once.encoding() == Encoding.GSM_7 || once.text().equals(text))
                .isTrue();
        assertThat(Segments.withSubstitutions(once.text()).substitutions()).isEmpty();
        assertThat(Segments.withSubstitutions(once.text()).text()).isEqualTo(once.text());
    }
}
