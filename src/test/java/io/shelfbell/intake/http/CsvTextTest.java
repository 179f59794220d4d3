package io.shelfbell.intake.http;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
    private static List<CsvText.Row> rows(String text) {
        return CsvText.rows(text.getBytes(UTF_8));
    }

    private static List<List<String>> cells(String text) {
        return rows(text).stream().map(CsvText.Row::cells).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2",
                "a;b\r\n1;2\r\n",
                "a\tb\r1\t2\r",
                "\ufeffa,b\n1,2\n",
                "\"a\",b\n\"1\", 2 \n",
                "\n\na,b\n,\n1,2\n\n"
            })
    void a_list_is_read_however_a_spreadsheet_writes_it(String text) {
        assertThat(cells(text)).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void a_quoted_cell_may_hold_everything() {
        assertThat(cells("a,b\n\"x,\"\"y\"\"\nz\",\"\"")).containsExactly(List.of("a", "b"), List.of("x,\"y\"\nz", ""));
    }

    @Test
    void a_row_knows_the_line_on_which_it_begins() {
        assertThat(rows("a\n\n\"x\ny\"\nz").stream().map(CsvText.Row::line)).containsExactly(1, 3, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"open,2", "\"1\"x,2", "\"1\" ,2"})
    void quotes_that_do_not_fit_spoil_their_own_line_only(String bad) {
        var rows = rows("a,b\n" + bad + "\n3,4\n5,6\n");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1).problem()).isNotNull();
        assertThat(rows.get(1).line()).isEqualTo(2);
        assertThat(rows.subList(2, 4)).allMatch(row -> row.problem() == null);
        assertThat(rows.get(3).cells()).containsExactly("5", "6");
        assertThat(rows.get(3).line()).isEqualTo(4);
    }

    @Test
    void other_encodings_are_told_with_the_line() {
        assertThatThrownBy(() -> CsvText.rows("a\nb\nm\u00f6bel\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(InvalidBody.class)
                .hasMessageStartingWith("Line 3 is not UTF-8");
        assertThatThrownBy(() -> CsvText.rows("\ufeffa".getBytes(UTF_16LE))).isInstanceOf(InvalidBody.class);
    }

    @Test
    void whatever_is_written_is_read_back() {
        var random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            var cells = random.ints(3, 0, 6)
                    .mapToObj(length -> text(random, length))
                    .toList();
            var line = cells.stream().map(CsvText::cell).collect(java.util.stream.Collectors.joining(","));
            var header = "a,b,c,d,e,f,g,h,i,j\n"; // more commas than any cell has semicolons
            var read = rows(header + line + "\nend");
            assertThat(read.get(read.size() - 1).cells()).containsExactly("end");
            if (read.size() == 3) assertThat(read.get(1).cells()).isEqualTo(stripped(cells));
            else assertThat(cells).allMatch(String::isBlank);
        }
    }

    private static List<String> stripped(List<String> cells) {
        return cells.stream().map(String::strip).toList();
    }

    private static String text(Random random, int length) {
        var characters = "ab\",;\n\r\t '=\u00e9";
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append(characters.charAt(random.nextInt(characters.length())));
        return text.toString();
    }
}
