package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Drools does without a word is said here. */
class ClassicTrapsTest {
    private static final String TABLE = ClassicBook.exclusion("Bonfire | A", "Nordlys | B", "Hygge | C");

    private static String line(Finding finding) {
        return finding.toString().replace("rules/exclusion/brands.drl.xlsx!", "");
    }

    @Test
    void a_good_table_has_no_findings() {
        assertThat(ClassicBook.xlsx(TABLE).findings()).isEmpty();
        assertThat(ClassicBook.xls(TABLE).findings()).isEmpty();
    }

    @Test
    void rows_below_an_empty_one_are_dropped() {
        var gap = TABLE.replace("Nordlys |", "\nNordlys |");
        assertThat(ClassicBook.xlsx(gap).findings())
                .extracting(ClassicTrapsTest::line)
                .containsExactly("Tables!A10:A11: warning found 2 rows below an empty one, which Drools leaves out,"
                        + " expected a table without empty rows (delete row 9) [DROPPED_ROWS]");
        assertThat(ClassicBook.xls(gap).findings()).extracting(Finding::code).containsExactly("DROPPED_ROWS");
    }

    @Test
    void a_note_left_of_the_table_fills_no_row() {
        var beside = TABLE.lines()
                .map(line -> line.startsWith("Nordlys") ? "see the contract" : " | " + line)
                .reduce("", (all, line) -> all + line + "\n");
        assertThat(ClassicBook.xlsx(beside).findings())
                .extracting(ClassicTrapsTest::line)
                .singleElement()
                .asString()
                .startsWith("Tables!B10: warning found 1 row below");
    }

    @Test
    void settings_and_another_table_may_follow_an_empty_row() {
        var second = TABLE.substring(TABLE.indexOf("RuleTable")).replace("Brands", "More");
        assertThat(ClassicBook.xlsx(TABLE + "\n\nImport | java.util.List\n" + second)
                        .findings())
                .isEmpty();
    }

    @Test
    void tables_on_other_sheets_are_not_read() {
        assertThat(ClassicBook.xlsx(TABLE)
                        .sheet("Notes", "to do")
                        .sheet("More", "\n" + TABLE)
                        .findings())
                .extracting(ClassicTrapsTest::line)
                .containsExactly(
                        "More!A4: warning found \"RuleTable Brands\", which Drools does not read,"
                                + " expected all tables on the first sheet, \"Tables\" (move it there, or into a file of its own) [UNREAD_SHEET]");
    }

    @Test
    void a_first_sheet_without_a_table_is_an_error_and_names_the_sheet_that_has_one() {
        assertThat(ClassicBook.xlsx("Read me").sheet("More", TABLE).findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("UNREAD_SHEET", "NO_RULE_TABLE");
    }

    @Test
    void a_row_without_a_condition_would_fire_once_and_never_again() {
        assertThat(ClassicBook.xlsx(ClassicBook.exclusion("Bonfire | A", " | B"))
                        .findings())
                .extracting(Finding::place, Finding::code, Finding::isError)
                .containsExactly(tuple("rules/exclusion/brands.drl.xlsx!Tables!A9", "NO_CONDITION", true));
    }

    @Test
    void a_row_without_an_action_does_nothing() {
        assertThat(ClassicBook.xlsx(ClassicBook.exclusion("Bonfire | A", "Nordlys"))
                        .findings())
                .extracting(Finding::place, Finding::code, Finding::isError)
                .containsExactly(tuple("rules/exclusion/brands.drl.xlsx!Tables!A9", "NO_ACTION", false));
    }

    @Test
    void a_merged_cell_counts_for_all_its_rows() {
        var merged = ClassicBook.xlsx(ClassicBook.exclusion("Bonfire | A", " | B"))
                .edit(book -> {
                    var sheet = book.getSheetAt(0);
                    sheet.getRow(8).createCell(0);
                    sheet.addMergedRegion(CellRangeAddress.valueOf("A8:A9"));
                });
        assertThat(merged.findings()).isEmpty();
    }

    @Test
    void hidden_rows_columns_and_sheets_are_at_work() {
        var hidden = ClassicBook.xlsx(TABLE).edit(book -> {
            book.getSheetAt(0).getRow(8).setZeroHeight(true);
            book.getSheetAt(0).setColumnHidden(1, true);
            book.createSheet("Other");
            book.setActiveSheet(1);
            book.setSheetHidden(0, true);
        });
        assertThat(hidden.findings())
                .allMatch(finding -> finding.code().equals("HIDDEN") && finding.severity() == Severity.WARNING)
                .extracting(Finding::cell)
                .containsExactlyInAnyOrder("", "A9", "B4");
    }

    @ParameterizedTest
    @CsvSource({
        "Conditions, CONDITION",
        "Channel, CONDITION",
        "Price, PRIORITY",
    })
    void a_header_is_read_by_its_first_letter(String header, String taken) {
        var table = TABLE.replace("CONDITION |", header + " |");
        assertThat(ClassicBook.xlsx(table).findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("HEADER_BY_LETTER");
            assertThat(finding.cell()).isEqualTo("A4");
            assertThat(finding.found()).contains("\"" + header + "\"", taken);
            assertThat(finding.suggestion()).contains("write " + taken);
        });
    }

    @Test
    void a_header_of_no_known_letter_is_an_error_told_once() {
        var table = TABLE.replace("CONDITION |", "Owner |");
        assertThat(ClassicBook.xlsx(table).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("UNKNOWN_HEADER");
            assertThat(finding.place()).endsWith("!Tables!A4");
            assertThat(finding.isError()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c | a
            CONDITION | Action
            condition | A""")
    void the_words_and_their_letters_may_be_small(String condition, String action) {
        var table = TABLE.replace("CONDITION | ACTION", condition + " | " + action);
        assertThat(ClassicBook.xlsx(table).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIORITY", "P", "NO-LOOP", "AGENDA-GROUP", "DATE-EXPIRES", "X"})
    void columns_against_our_style_are_told(String header) {
        var table = TABLE.replace("CONDITION | ACTION", "CONDITION | ACTION | " + header);
        assertThat(ClassicBook.xlsx(table).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("AGAINST_STYLE");
            assertThat(finding.cell()).isEqualTo("C4");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Functions | function int two() { return 2; }",
                "Sequential | true",
                "EscapeQuotes | false",
                "agenda-group | MAIN",
            })
    void settings_against_our_style_are_told(String setting) {
        assertThat(ClassicBook.xlsx(TABLE.replace("RuleTable", setting + "\nRuleTable"))
                        .findings())
                .extracting(ClassicTrapsTest::line)
                .singleElement()
                .asString()
                .startsWith("Tables!A3: warning found \"" + setting.split(" ")[0] + "\"")
                .endsWith("[AGAINST_STYLE]");
    }

    @Test
    void the_default_said_aloud_is_fine_and_so_is_a_title() {
        var more = "EscapeQuotes | true\nSequential | false\nBrands that we leave alone | 2026\nRuleTable";
        assertThat(ClassicBook.xlsx(TABLE.replace("RuleTable", more)).findings())
                .isEmpty();
    }

    @Test
    void a_mistyped_setting_is_told() {
        assertThat(ClassicBook.xlsx(TABLE.replace("RuleTable", "Imports | java.util.List\nRuleTable"))
                        .findings())
                .extracting(ClassicTrapsTest::line)
                .containsExactly("Tables!A3: warning found \"Imports\", which Drools passes over, expected a setting"
                        + " (did you mean \"Import\"?) [UNKNOWN_SETTING]");
    }

    @Test
    void eval_and_changed_facts_are_told() {
        var table = TABLE.replace("item.brand == ", "eval(true), item.brand == ");
        assertThat(ClassicBook.xlsx(table).findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("AGAINST_STYLE");
            assertThat(finding.cell()).isEqualTo("A6");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            item.brand ==         | item.brnd ==                 | A6 | Unknown field brnd
            Exclusion("$param"    | Exclusio("$param"            | B6 | Exclusio
            Nordlys               | "( "                         | A9 | [ERR""")
    void what_does_not_compile_is_told_at_its_cell_of_the_true_file(
            String good, String bad, String cell, String found) {
        var findings = ClassicBook.xlsx(TABLE.replace(good, bad)).findings();
        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.file()).isEqualTo("rules/exclusion/brands.drl.xlsx");
            assertThat(finding.code()).isEqualTo("DRL");
        });
        assertThat(findings.get(0).place()).endsWith("!Tables!" + cell);
        assertThat(findings.get(0).found()).contains(found);
    }

    @Test
    void what_drools_cannot_read_is_told_at_its_cell() {
        assertThat(ClassicBook.xlsx(TABLE.replace("Hygge | C", "Hygge | C | D")).findings())
                .extracting(ClassicTrapsTest::line)
                .singleElement()
                .asString()
                .startsWith("Tables!C10: error found ")
                .contains("column header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Brand,Reason", "PK\u0003\u0004", "<html></html>"})
    void what_is_no_workbook_is_told(String content) {
        assertThat(ClassicBook.findings(content.getBytes(StandardCharsets.ISO_8859_1)))
                .extracting(Finding::code)
                .containsExactly("NOT_A_WORKBOOK");
    }

    @Test
    void half_a_workbook_is_told() {
        for (var whole : new byte[][] {
            ClassicBook.xlsx(TABLE).bytes(), ClassicBook.xls(TABLE).bytes()
        })
            assertThat(ClassicBook.findings(Arrays.copyOf(whole, whole.length / 2)))
                    .extracting(Finding::code)
                    .containsExactly("NOT_A_WORKBOOK");
    }

    @Test
    void a_password_is_told() throws Exception {
        assertThat(ClassicBook.findings(encrypted(ClassicBook.xlsx(TABLE).bytes())))
                .extracting(Finding::code)
                .containsExactly("ENCRYPTED");
    }

    private static byte[] encrypted(byte[] workbook) throws Exception {
        try (var files = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var data = encryptor.getDataStream(files)) {
                data.write(workbook);
            }
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
