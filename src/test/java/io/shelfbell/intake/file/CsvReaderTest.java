package io.shelfbell.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shelfbell.fact.StockReading;
import io.shelfbell.intake.document.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people call CSV. */
class CsvReaderTest {
    private static final String HEADER = "SKU,Store,Qty,Reserved,Ordered,Due,Version,Counted\n";
    private static final String GOOD = "A-1,HAM,3,1,0,,,2026-11-25T10:00:00Z\n";
    private static final String ALSO_GOOD = "A-2,HAM,4,1,0,,,2026-11-25T10:00:00Z\n";

    private static void isUnreadable(String source, byte[] bytes, String code, CharSequence... words) {
        assertThatThrownBy(() -> FileSamples.read(source, bytes)).isInstanceOfSatisfying(Unreadable.class, e -> {
            assertThat(e.finding().code()).isEqualTo(code);
            if (words.length > 0) assertThat(e).hasMessageContainingAll(words);
        });
    }

    private static void isUnreadable(String text, String code, CharSequence... words) {
        isUnreadable("till", text.getBytes(StandardCharsets.UTF_8), code, words);
    }

    @Test
    void a_row_becomes_a_reading() throws Exception {
        var told =
                FileSamples.read("till", HEADER + "A-1,HAM,\"1,003\",1,20,2026-12-24,17,2026-11-25T10:00:00+01:00\n");

        assertThat(told.reading(0).reading())
                .isEqualTo(new StockReading(
                        null,
                        "till",
                        "A-1",
                        "HAM",
                        1003,
                        1,
                        20,
                        Instant.parse("2026-12-24T12:00:00Z"),
                        17L,
                        Instant.parse("2026-11-25T09:00:00Z")));
    }

    @Test
    void what_a_file_does_not_say_comes_from_its_configuration_and_its_time() throws Exception {
        var told = FileSamples.read("erp", "Artikel;Bestand;Stand\nA-1;1.234;25.11.2026 10:00\nA-2;5,0;\n");

        assertThat(told.pieces()).containsExactly("A-1@HAM 1234", "A-2@HAM 5");
        assertThat(told.reading(0).reading().observedAt()).isEqualTo("2026-11-25T09:00:00Z");
        assertThat(told.reading(1).reading().observedAt()).isEqualTo(FileSamples.NOW);
        assertThat(told.reading(0).reading().allocated()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_tells_the_charset(String charset) throws Exception {
        var told = FileSamples.read(
                "till", ("\ufeff" + HEADER + GOOD.replace("A-1", "\u00c4-1")).getBytes(Charset.forName(charset)));

        assertThat(told.pieces()).containsExactly("\u00c4-1@HAM 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void a_text_in_utf_16_without_a_mark_is_told_to_be_so(String charset) {
        isUnreadable(
                "till", (HEADER + GOOD).getBytes(Charset.forName(charset)), "WRONG_CHARSET", "set charset: " + charset);
    }

    @ParameterizedTest
    @CsvSource({";, ;", "|, |"})
    void a_wrong_delimiter_is_told_with_the_one_that_fits(String delimiter, String named) {
        isUnreadable((HEADER + GOOD).replace(",", delimiter), "WRONG_DELIMITER", "set delimiter: \"" + named + "\"");
    }

    @Test
    void a_tab_is_told_by_its_name() {
        isUnreadable((HEADER + GOOD).replace(",", "\t"), "WRONG_DELIMITER", "set delimiter: \"tab\"");
    }

    @Test
    void a_missing_column_is_told_with_those_that_are_there() {
        isUnreadable("SKU,Store,Count\nA-1,HAM,3\n", "MISSING_COLUMN", "[SKU, Store, Count]");
    }

    @Test
    void a_column_that_is_there_twice_is_not_guessed() {
        isUnreadable(HEADER.replace("Due", "SKU") + GOOD, "REPEATED_COLUMN", "\"SKU\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\r\n", "\ufeff"})
    void nothing_at_all_is_told_to_be_empty(String text) {
        isUnreadable(text, "EMPTY");
    }

    @Test
    void a_header_alone_says_nothing_and_is_not_wrong() throws Exception {
        assertThat(FileSamples.read("till", HEADER).pieces()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '~', quoteCharacter = '`', textBlock = """
            ROW                                                  ~ CODES
            A-9,HAM,many,1,0,,,2026-11-25T10:00:00Z              ~ NOT_A_NUMBER
            A-9,HAM,1.5,1,0,,,2026-11-25T10:00:00Z               ~ NOT_WHOLE
            A-9,HAM,12,3,1,0,,,2026-11-25T10:00:00Z              ~ RAGGED
            A-9,HAM,,1,0,,,2026-11-25T10:00:00Z                  ~ MISSING
            A-9,HAM,99999999999,1,0,,,2026-11-25T10:00:00Z       ~ OUT_OF_RANGE
            A-9,HAM,1e999999999,1,0,,,2026-11-25T10:00:00Z       ~ OUT_OF_RANGE
            A-9,HAM,3,-1,0,,,2026-11-25T10:00:00Z                ~ OUT_OF_RANGE
            A-9,HAM,3,1,0,soon,,2026-11-25T10:00:00Z             ~ NOT_READABLE
            A-9,HAM,3,1,0,,,yesterday                            ~ NOT_READABLE
            A-9,HAM,3,1,0,,,2030-11-25T10:00:00Z                 ~ IN_THE_FUTURE
            ,,many,,,,,                                          ~ NOT_A_NUMBER MISSING MISSING
            A-9,HAM,3                                            ~ RAGGED
            A-9,HAM                                              ~ RAGGED
            A-9,"HAM,3,1,0,,,2026-11-25T10:00:00Z                ~ UNCLOSED_QUOTE
            A-9,"HAM"x,3,1,0,,,2026-11-25T10:00:00Z              ~ BAD_QUOTES""")
    void a_bad_row_is_told_with_its_line_and_its_text_and_the_others_pass(String row, String codes) throws Exception {
        var told = FileSamples.read("till", HEADER + GOOD + row + "\n" + ALSO_GOOD);

        assertThat(told.pieces()).containsExactly("A-1@HAM 3", "line 3 " + codes, "A-2@HAM 4");
        assertThat(told.failure(1).raw()).isEqualTo(row);
    }

    @ParameterizedTest
    @CsvSource({"0, NUL_BYTE", "65533, BAD_ENCODING"})
    void a_row_with_bytes_that_are_no_text_is_told_so(int character, String code) throws Exception {
        var told = FileSamples.read("till", HEADER + GOOD.replace("A-1", "A" + (char) character) + ALSO_GOOD);

        assertThat(told.pieces()).containsExactly("line 2 " + code, "A-2@HAM 4");
    }

    @Test
    void bytes_that_are_not_in_the_charset_spoil_their_row_only() throws Exception {
        var latin = (HEADER + GOOD.replace("A-1", "\u00c4-1") + ALSO_GOOD).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(FileSamples.read("till", latin).pieces()).containsExactly("line 2 BAD_ENCODING", "A-2@HAM 4");
    }

    @Test
    void a_quoted_value_may_have_delimiters_quotes_and_line_ends_in_it() throws Exception {
        var told = FileSamples.read(
                "till", HEADER + "\"A,\"\"1\",\"HAM\nBURG\",3,1,0,,,2026-11-25T10:00:00Z\r\n" + ALSO_GOOD);

        assertThat(told.pieces()).containsExactly("A,\"1@HAM\nBURG 3", "A-2@HAM 4");
    }

    @Test
    void a_stray_quote_that_a_later_one_seems_to_close_takes_no_good_row_with_it() throws Exception {
        var stray = "A-9,\"HAM,3,1,0,,,2026-11-25T10:00:00Z\n";
        var quoted = "A-3,\"HAM\",5,1,0,,,2026-11-25T10:00:00Z\n";

        var told = FileSamples.read("till", HEADER + stray + ALSO_GOOD + quoted + GOOD);

        assertThat(told.pieces()).containsExactly("line 2 BAD_QUOTES", "A-2@HAM 4", "A-3@HAM 5", "A-1@HAM 3");
        assertThat(told.failure(0).raw()).isEqualTo(stray.strip());
    }

    @Test
    void an_inch_within_a_value_opens_nothing() throws Exception {
        var told = FileSamples.read("till", HEADER + GOOD.replace("A-1", "5\" pipe") + ALSO_GOOD);

        assertThat(told.pieces()).containsExactly("5\" pipe@HAM 3", "A-2@HAM 4");
    }

    @Test
    void blank_rows_and_empty_columns_at_the_end_say_nothing() throws Exception {
        var told = FileSamples.read("till", HEADER + "\n" + GOOD.strip() + ",,\n,,,,,,,\n" + ALSO_GOOD.strip());

        assertThat(told.pieces()).containsExactly("A-1@HAM 3", "A-2@HAM 4");
    }

    @Test
    void of_a_half_written_file_all_but_the_last_row_pass() throws Exception {
        var told = FileSamples.read("till", HEADER + GOOD + ALSO_GOOD.substring(0, 9));

        assertThat(told.pieces()).containsExactly("A-1@HAM 3", "line 3 RAGGED");
    }

    @Test
    void a_line_without_end_is_cut_and_not_kept_in_memory() throws Exception {
        var told = FileSamples.read("till", HEADER + "x".repeat(3_000_000) + "\n" + ALSO_GOOD);

        assertThat(told.pieces()).containsExactly("line 2 TOO_LONG", "A-2@HAM 4");
        assertThat(told.failure(0).raw()).hasSize(CsvLines.LONGEST);
    }

    @Test
    void a_source_that_is_described_wrongly_is_left_out() {
        assertThat(FileSamples.knows("broken")).isFalse();
        assertThat(FileSamples.knows("till")).isTrue();
    }

    /** Written while it is read, so that only the reader can fill the memory. */
    @Test
    void twenty_megabytes_are_read_in_a_small_part_of_them() throws Exception {
        var row = "A-1,HAM,3,1,0,,,2026-11-25T10:00:00Z\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        int blocks = 20_000_000 / row.length;
        var parts = IntStream.rangeClosed(0, blocks)
                .<InputStream>mapToObj(
                        i -> new ByteArrayInputStream(i == 0 ? HEADER.getBytes(StandardCharsets.UTF_8) : row));
        var reader = FileSamples.open("till", new SequenceInputStream(Collections.enumeration(parts.toList())));

        long pieces = 0;
        long most = 0;
        long before = used();
        while (reader.next() != null) {
            if (++pieces % 100_000 == 0) most = Math.max(most, used() - before);
        }

        assertThat(pieces).isEqualTo(1_000L * blocks);
        assertThat(most).isLessThan(5_000_000);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
