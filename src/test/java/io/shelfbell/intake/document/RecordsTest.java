package io.shelfbell.intake.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How files are taken apart. */
class RecordsTest {
    private static final CsvDocuments CSV = new CsvDocuments(';', "Nr");

    private static List<String> read(DocumentReader reader, byte[] file) throws IOException, Unreadable {
        try (var records = reader.records(new ByteArrayInputStream(file))) {
            var all = new ArrayList<String>();
            for (var one = records.next(); one != null; one = records.next()) all.add(text(records.head()) + text(one));
            return all;
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> json(String text) throws IOException, Unreadable {
        return read(new JsonDocuments(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> csv(String text) throws IOException, Unreadable {
        return read(CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\": 1.10}, {\"b\": [1, [2]]}]",
                "{\"a\": 1.10}\n{\"b\": [1, [2]]}\n",
                "[{\"a\": 1.10}]\n[{\"b\": [1, [2]]}]",
                "\ufeff[{\"a\": 1.10}, {\"b\": [1, [2]]}]"
            })
    void json_is_an_array_or_one_value_after_the_other_and_numbers_stay(String text) throws Exception {
        assertThat(json(text)).containsExactly("{\"a\":1.10}\n", "{\"b\":[1,[2]]}\n");
    }

    @Test
    void what_comes_before_json_that_is_broken_is_read() throws Exception {
        var bytes = "[{\"a\": 1},\n {\"b\": ]".getBytes(StandardCharsets.UTF_8);
        try (var records = new JsonDocuments().records(new ByteArrayInputStream(bytes))) {
            assertThat(text(java.util.Objects.requireNonNull(records.next()))).isEqualTo("{\"a\":1}\n");
            assertThatThrownBy(records::next)
                    .isInstanceOfSatisfying(
                            Unreadable.class, e -> assertThat(e.place()).startsWith("line 2, column"));
        }
    }

    @Test
    void rows_of_one_key_and_rows_that_go_on_are_one_record_under_its_header() throws Exception {
        assertThat(csv("Nr;Artikel\n1;A\n;B\n1;C\n\n2;\"D;\nx\"\n3;E"))
                .containsExactly("Nr;Artikel\n1;A\n;B\n1;C\n", "Nr;Artikel\n\n2;\"D;\nx\"\n", "Nr;Artikel\n3;E");
    }

    @Test
    void bytes_of_any_charset_stay_as_they_are() throws Exception {
        var file = "Nr;Ort\n1;K\u00f6ln\n2;Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1);
        try (var records = CSV.records(new ByteArrayInputStream(file))) {
            records.next();
            assertThat(records.next()).isEqualTo("2;Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThat(csv("\ufeffNr;Ort\n1;K\u00f6ln\n")).containsExactly("\ufeffNr;Ort\n1;K\u00f6ln\n");
    }

    @Test
    void a_file_that_cannot_be_taken_apart_is_one_record() throws Exception {
        var wide = "Nr;Ort\n1;K\n2;Z\n".getBytes(StandardCharsets.UTF_16LE);
        try (var records = CSV.records(new ByteArrayInputStream(wide))) {
            assertThat(records.next()).isEqualTo(wide);
            assertThat(records.next()).isNull();
        }
        assertThat(read(new XmlDocuments(), "<a/>".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("<a/>");
    }

    @Test
    void a_file_without_the_key_or_without_anything_says_so() {
        assertThatThrownBy(() -> csv("Number;Ort\n1;K\n")).hasMessageContaining("There is no column Nr");
        assertThatThrownBy(() -> csv("")).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_large_file_is_read_piece_by_piece() throws Exception {
        var text = new StringBuilder("Nr;Artikel\n");
        for (int i = 0; i < 100_000; i++) text.append(i).append(";A").append(i).append("\n;B\n");
        var records = csv(text.toString());
        assertThat(records).hasSize(100_000);
        assertThat(records.get(99_999)).isEqualTo("Nr;Artikel\n99999;A99999\n;B\n");
    }
}
