package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.Finding;
import java.time.LocalDate;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReaderTest {
    private static final String HEADER = "Id | Why | Recipient tier | Available | => Reason\n";

    private static TestBook exclusion(String rules) {
        return TestBook.about("exclusion", "first", rules);
    }

    private static String place(Finding finding) {
        return finding.place() + " " + finding.code();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = ';', textBlock = """
            ROW                          ; FINDING
            X-1 | | gold | many | NO     ; t.xlsx!Rules!D2 WRONG_TYPE
            X-1 | | gold | 9..1 | NO     ; t.xlsx!Rules!D2 BAD_RANGE
            X-1 | | gold | 1    |        ; t.xlsx!Rules!E2 MISSING_OUTCOME
                | | gold | 1    | NO     ; t.xlsx!Rules!A2 EMPTY_ID
            X-1 | | gold | 1    | NO | ? ; t.xlsx!Rules!F2 NO_HEADER""")
    void a_bad_row_is_found_at_its_cell(String row, String finding) {
        assertThat(exclusion(HEADER + row).findings())
                .extracting(TableReaderTest::place)
                .containsExactly(finding);
    }

    @Test
    void everything_is_found_at_once() {
        var rules = HEADER + "X-1 | | gold | many | NO\nX-1 | | gold | 1 |\n | | | 2..1 | NO";
        assertThat(exclusion(rules).findings())
                .extracting(TableReaderTest::place)
                .containsExactly(
                        "t.xlsx!Rules!D2 WRONG_TYPE",
                        "t.xlsx!Rules!A3 DUPLICATE_ID",
                        "t.xlsx!Rules!E3 MISSING_OUTCOME",
                        "t.xlsx!Rules!A4 EMPTY_ID",
                        "t.xlsx!Rules!D4 BAD_RANGE");
    }

    @Test
    void a_finding_prints_where_what_and_what_to_do() {
        var book = exclusion("Id | Recipient teir | => Reason\nX-1 | gold | NO");
        assertThat(book.findings().get(0))
                .hasToString("t.xlsx!Rules!B1: error found \"Recipient teir\", expected a term of rules/VOCABULARY.md"
                        + " (did you mean \"Recipient tier\"?) [UNKNOWN_TERM]");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = ';', textBlock = """
            HEADER                             ; FINDING
            Id | Nonsense | => Reason          ; t.xlsx!Rules!B1 UNKNOWN_TERM
            Id | Available | => Nonsense       ; t.xlsx!Rules!C1 UNKNOWN_OUTCOME
            Id | Available                     ; t.xlsx!Rules!C1 MISSING_OUTCOME
            Why | Available | => Reason        ; t.xlsx!Rules!A1 MISSING_COLUMN
            Id | Why | Why | => Reason         ; t.xlsx!Rules!C1 DUPLICATE_COLUMN""")
    void a_bad_header_is_found_at_its_cell(String header, String finding) {
        assertThat(exclusion(header + "\nX-1 | | NO").findings())
                .extracting(TableReaderTest::place)
                .contains(finding);
    }

    @Test
    void an_outcome_without_its_mark_is_told_how_to_write_it() {
        assertThat(exclusion("Id | Reason\nX-1 | NO").findings().get(0).suggestion())
                .isEqualTo("an outcome is written \"=> Reason\"");
    }

    @ParameterizedTest
    @CsvSource({
        "exlusion, first, t.xlsx!Read me!B1 UNKNOWN_QUESTION",
        "exclusion, frist, t.xlsx!Read me!B3 UNKNOWN_HIT_POLICY",
        "'', first, t.xlsx!Read me!B1 MISSING_VALUE"
    })
    void a_bad_read_me_is_found_at_its_cell(String question, String policy, String finding) {
        assertThat(TestBook.about(question, policy, HEADER).findings())
                .extracting(TableReaderTest::place)
                .contains(finding);
    }

    @Test
    void every_missing_sheet_is_named() {
        assertThat(TestBook.empty().sheet("Sheet1", "x").findings())
                .extracting(TableReaderTest::place)
                .containsExactly(
                        "t.xlsx!Sheet1 UNKNOWN_SHEET",
                        "t.xlsx!Read me MISSING_SHEET",
                        "t.xlsx!Rules MISSING_SHEET",
                        "t.xlsx!Lists MISSING_SHEET",
                        "t.xlsx!Examples MISSING_SHEET");
    }

    @Test
    void a_text_with_a_list_is_held_to_it() {
        var book = exclusion(HEADER + "X-1 | | golld | 1 | NO").sheet("Lists", "Recipient tier\ngold\nplatinum");
        assertThat(book.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("t.xlsx!Rules!C2");
            assertThat(finding.suggestion()).isEqualTo("did you mean \"gold\"?");
        });
    }

    @Test
    void a_list_is_checked_itself() {
        var book = exclusion(HEADER + "X-1 | | gold | 1 | NO").sheet("Lists", "Lane | Lnae\nFAST | x");
        assertThat(book.findings())
                .extracting(TableReaderTest::place)
                .containsExactly("t.xlsx!Lists!A2 UNKNOWN_VALUE", "t.xlsx!Lists!B1 UNKNOWN_TERM");
    }

    @Test
    void what_a_reader_cannot_see_is_reported() {
        var book = exclusion(HEADER + "X-1 | | gold | 1 | NO\nX-2 | | | 2 | NO").edit(sheet -> {
            sheet.getRow(1).getCell(3).setCellFormula("1+1");
            sheet.getRow(2).setZeroHeight(true);
            sheet.setColumnHidden(1, true);
            sheet.addMergedRegion(CellRangeAddress.valueOf("C2:C3"));
        });
        assertThat(book.findings())
                .extracting(TableReaderTest::place)
                .contains(
                        "t.xlsx!Rules!B1 HIDDEN",
                        "t.xlsx!Rules!D2 FORMULA",
                        "t.xlsx!Rules!A3 HIDDEN",
                        "t.xlsx!Rules!C2:C3 MERGED");
    }

    @Test
    void an_empty_row_is_reported_and_the_rows_below_are_read() {
        assertThat(exclusion(HEADER + "X-1 | | gold | 1 | NO\n\nX-2 | | gold | bad | NO")
                        .findings())
                .extracting(TableReaderTest::place)
                .containsExactly("t.xlsx!Rules!A3 EMPTY_ROW", "t.xlsx!Rules!D4 WRONG_TYPE");
    }

    @Test
    void row_dates_must_be_in_order() {
        var book = exclusion("Id | From | Until | => Reason\nX-1 | 2026-12-01 | 2026-11-30 | NO");
        assertThat(book.findings()).extracting(TableReaderTest::place).containsExactly("t.xlsx!Rules!A2 BAD_RANGE");
    }

    @Test
    void a_date_that_excel_made_of_a_range_is_reported() {
        var book = exclusion(HEADER + "X-1 | | gold | 1 | NO").edit(sheet -> {
            var date = sheet.getWorkbook().createCellStyle();
            date.setDataFormat((short) 14);
            sheet.getRow(1).getCell(3).setCellValue(LocalDate.of(2026, 10, 5));
            sheet.getRow(1).getCell(3).setCellStyle(date);
        });
        assertThat(book.findings()).singleElement().satisfies(finding -> {
            assertThat(place(finding)).isEqualTo("t.xlsx!Rules!D2 WRONG_TYPE");
            assertThat(finding.suggestion()).contains("format it as text");
        });
    }

    @Test
    void an_example_that_fails_is_a_finding_at_its_expectation() {
        var book = exclusion(HEADER + "X-1 | | gold | 1 | NO")
                .sheet(
                        "Examples",
                        "Recipient tier | Available | Expect\ngold | 1 | X-1\ngold | 2 | X-1\nsilver | 1 | none");
        assertThat(book.findings()).singleElement().satisfies(finding -> {
            assertThat(place(finding)).isEqualTo("t.xlsx!Examples!C3 EXAMPLE_FAILED");
            assertThat(finding.found()).isEqualTo("\"X-1\"");
            assertThat(finding.expected()).isEqualTo("\"none\", which the table answers");
        });
    }

    @Test
    void an_example_sheet_is_checked_itself() {
        var book = exclusion(HEADER + "X-1 | | gold | 1 | NO")
                .sheet("Examples", "Recipient teir | Available | Expect\ngold | lots | none");
        assertThat(book.findings())
                .extracting(TableReaderTest::place)
                .containsExactly("t.xlsx!Examples!A1 UNKNOWN_TERM", "t.xlsx!Examples!B2 WRONG_TYPE");
    }

    @Test
    void a_list_below_an_outcome_counts_without_the_blank_after_the_mark() {
        var book = exclusion(HEADER + "X-1 | | gold | 1 | NO").sheet("Lists", "=>Reason\nYES");
        assertThat(book.findings()).extracting(Finding::code).containsExactly("UNKNOWN_VALUE");
    }
}
