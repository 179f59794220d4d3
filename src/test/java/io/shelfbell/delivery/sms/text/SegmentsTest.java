package io.shelfbell.delivery.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentsTest {
    /** Each is one character to a reader, and none joins with its neighbour. */
    private static final List<String> PLAIN = List.of("a", "Z", "5", " ", "@", "£", "ß", "Ω", "é", "\n", "ü", "à", "¿");

    private static final List<String> EXTENDED = List.of("€", "{", "}", "[", "]", "~", "|", "\\", "^", "\f");

    private static final List<String> WIDE = List.of(
            "ж",
            "字",
            "e\u0301",
            "👍",
            "👍🏽",
            "👨‍👩‍👧‍👦",
            "🇩🇪",
            "❤️",
            "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
            "각",
            "नि",
            "🧑🏽‍🚀",
            "1️⃣",
            "ñ\u0323");

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock = """
            OF | TIMES | ENCODING | SEGMENTS | CHARACTERS
            a  | 0     | GSM_7    | 0        | 0
            a  | 1     | GSM_7    | 1        | 1
            a  | 160   | GSM_7    | 1        | 160
            a  | 161   | GSM_7    | 2        | 161
            a  | 306   | GSM_7    | 2        | 306
            a  | 307   | GSM_7    | 3        | 307
            €  | 80    | GSM_7    | 1        | 160
            €  | 81    | GSM_7    | 2        | 162
            €  | 152   | GSM_7    | 2        | 304
            €  | 153   | GSM_7    | 3        | 306
            ж  | 70    | UCS_2    | 1        | 70
            ж  | 71    | UCS_2    | 2        | 71
            ж  | 134   | UCS_2    | 2        | 134
            ж  | 135   | UCS_2    | 3        | 135
            👍 | 35    | UCS_2    | 1        | 70
            👍 | 36    | UCS_2    | 2        | 72
            👍 | 66    | UCS_2    | 2        | 132
            👍 | 67    | UCS_2    | 3        | 134""")
    void segments_are_counted_as_networks_count_them(
            String of, int times, Encoding encoding, int segments, int characters) {
        var cut = Segments.of(of.repeat(times));
        assertThat(cut.encoding()).isEqualTo(encoding);
        assertThat(cut.parts()).hasSize(segments);
        assertThat(cut.characters()).isEqualTo(characters);
    }

    @Test
    void one_character_that_gsm_lacks_makes_the_whole_text_ucs_2() {
        assertThat(Segments.of("a".repeat(69) + "ж").parts()).hasSize(1);
        assertThat(Segments.of("a".repeat(70) + "ж").parts()).hasSize(2);
    }

    @Test
    void a_character_of_the_extension_table_moves_whole_to_the_next_segment() {
        var parts = Segments.of("a".repeat(152) + "€" + "b".repeat(20)).parts();
        assertThat(parts).containsExactly("a".repeat(152), "€" + "b".repeat(20));
    }

    @Test
    void a_family_moves_whole_to_the_next_segment() {
        var parts = Segments.of("ж".repeat(60) + "👨‍👩‍👧‍👦" + "!").parts();
        assertThat(parts).containsExactly("ж".repeat(60), "👨‍👩‍👧‍👦!");
    }

    /** A letter under a hundred accents, a lone half of a pair: nobody reads them, and nothing breaks. */
    @Test
    void what_one_segment_cannot_hold_is_cut_between_code_points() {
        var tower = "a" + "\u0301".repeat(100) + "👍" + "\ud83d".repeat(80);
        var cut = Segments.of(tower);
        assertThat(cut.text()).isEqualTo(tower);
        assertThat(cut.parts()).allMatch(part -> part.length() <= 67);
    }

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void parts_give_the_text_and_none_is_too_long_and_no_character_is_cut(int seed) {
        var random = new Random(seed);
        var pool = new ArrayList<>(PLAIN);
        if (seed % 2 == 0) pool.addAll(EXTENDED);
        if (seed % 3 == 0) pool.addAll(WIDE);
        var text = new StringBuilder();
        Set<Integer> joints = new HashSet<>();
        for (int i = random.nextInt(700); i >= 0; i--) {
            joints.add(text.length());
            text.append(pool.get(random.nextInt(pool.size())));
        }
        joints.add(text.length());

        var cut = Segments.of(text.toString());

        assertThat(String.join("", cut.parts())).isEqualTo(text.toString());
        assertThat(cut.perSegment()).isIn(160, 153, 70, 67);
        int at = 0;
        for (var part : cut.parts()) {
            assertThat(units(part, cut.encoding())).isBetween(1, cut.perSegment());
            at += part.length();
            assertThat(joints).contains(at);
        }
        boolean alone = cut.parts().size() == 1;
        assertThat(cut.perSegment() == 160 || cut.perSegment() == 70).isEqualTo(alone);
        assertThat(cut.encoding() == Encoding.GSM_7)
                .isEqualTo(text.chars()
                        .allMatch(c ->
                                PLAIN.contains(Character.toString(c)) || EXTENDED.contains(Character.toString(c))));
    }

    /** Told from the lists above, not from the code under test. */
    private static int units(String part, Encoding encoding) {
        int extended = (int) part.chars()
                .filter(c -> EXTENDED.contains(Character.toString(c)))
                .count();
        return encoding == Encoding.GSM_7 ? part.length() + extended : part.length();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_encoded_reads_the_same_when_decoded(int seed) {
        var random = new Random(seed);
        var pool = new ArrayList<>(PLAIN);
        pool.addAll(EXTENDED);
        var text = random.ints(100, 0, pool.size()).mapToObj(pool::get).reduce("", String::concat);
        assertThat(Gsm7.decode(Gsm7.encode(text))).isEqualTo(text);
        assertThat(Gsm7.encode(text)).hasSize(Gsm7.septets(text));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            CHARACTER | OCTETS
            @         | 00
            £         | 01
            _         | 11
            Δ         | 10
            §         | 5f
            ¿         | 60
            à         | 7f
            ä         | 7b
            €         | 1b65
            [         | 1b3c
            ^         | 1b14
            ~         | 1b3d""")
    void the_alphabet_is_that_of_the_standard(String character, String octets) {
        assertThat(HexFormat.of().formatHex(Gsm7.encode(character))).isEqualTo(octets);
    }
}
