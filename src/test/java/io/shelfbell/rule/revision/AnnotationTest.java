package io.shelfbell.rule.revision;

import static io.shelfbell.rule.revision.Annotated.finding;
import static io.shelfbell.rule.revision.Annotated.fixture;
import static io.shelfbell.rule.revision.Annotated.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.shelfbell.rule.UnreadableWorkbook;
import io.shelfbell.rule.table.TestBook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationTest {
    private static final String MARK = "\u2014\u2014 Shelfbell \u2014\u2014\n";
    private static final String END = "\n\u2014\u2014 end of Shelfbell \u2014\u2014";
    private static final String HEADER = "Sheet | Cell | Severity | Code | Found | Expected | Suggestion";

    @ParameterizedTest
    @ValueSource(strings = {"openpyxl.xlsx", "libreoffice.xlsx", "xlsxwriter.xlsx", "threaded.xlsx"})
    void every_finding_is_a_comment_on_its_cell_and_a_row_of_the_sheet_findings(String name) {
        var after = fixture(name).with(finding("Rules", "D5", "\"golden\""), note("Lists", "A2", "too much"));
        assertThat(after.comments("Rules"))
                .containsEntry(
                        "D5",
                        "Shelfbell: " + MARK + "Error: found \"golden\"\nExpected: something else\nHint: ask Petra"
                                + END);
        assertThat(after.comments("Lists"))
                .containsOnly(
                        java.util.Map.entry("A2", "Shelfbell: " + MARK + "Note: found too much\nExpected: less" + END));
        assertThat(after.rows("Findings"))
                .containsExactly(
                        HEADER,
                        "Rules | D5 | ERROR | UNKNOWN_VALUE | \"golden\" | something else | ask Petra",
                        "Lists | A2 | NOTE | REDUNDANT | too much | less | ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openpyxl.xlsx", "libreoffice.xlsx", "xlsxwriter.xlsx", "threaded.xlsx"})
    void nothing_else_of_the_file_changes(String name) {
        var before = fixture(name);
        var after = before.with(finding("Rules", "D5", "\"golden\""), note("Lists", "A2", "too much"));
        assertThat(before.differences(after))
                .allMatch(part -> part.matches(
                        "\\[Content_Types].xml|xl/workbook.xml|xl/_rels/workbook.xml.rels|xl/worksheets/findings1.xml"
                                + "|xl/worksheets/sheet4.xml|xl/worksheets/_rels/sheet4.xml.rels"
                                + "|xl/(comments/)?comments?\\d.xml|xl/drawings/(commentsDrawing|vmlDrawing)\\d.vml"));
        for (var sheet : List.of("Read me", "Rules", "Examples", "Lists"))
            assertThat(after.looks(sheet)).isEqualTo(before.looks(sheet));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openpyxl.xlsx", "libreoffice.xlsx", "xlsxwriter.xlsx", "threaded.xlsx"})
    void when_all_is_put_right_every_part_is_what_it_was(String name) {
        var before = fixture(name).with();
        var after = before.with(finding("Rules", "C3", "x"), finding("Rules", "D5", "y"), finding("Lists", "A2", "z"))
                .with();
        assertThat(before.differences(fixture(name))).isEmpty();
        assertThat(after.differences(before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openpyxl.xlsx", "libreoffice.xlsx", "xlsxwriter.xlsx", "threaded.xlsx"})
    void annotating_again_shows_only_what_is_wrong_now(String name) {
        var once = fixture(name).with(finding("Rules", "D5", "new"));
        var again = fixture(name).with(finding("Rules", "C3", "old"), finding("Lists", "A2", "old"));
        assertThat(again.with(finding("Rules", "D5", "new")).differences(once)).isEmpty();
    }

    @Test
    void a_persons_comment_stays_and_ours_stands_below_it() {
        var after = fixture("openpyxl.xlsx").with(finding("Rules", "C3", "x"));
        assertThat(after.comments("Rules").get("C3"))
                .isEqualTo("Petra: Agreed with legal on Tuesday.\nSee the minutes.\n" + MARK
                        + "Error: found x\nExpected: something else\nHint: ask Petra" + END);
        assertThat(after.comments("Rules")).containsEntry("K3", "Jonas: Is seven not too early?");
    }

    @Test
    void several_findings_on_a_cell_are_one_comment_with_the_worst_first() {
        var after = fixture("openpyxl.xlsx").with(note("Rules", "D5", "a"), finding("Rules", "$D$5", "b"));
        assertThat(after.comments("Rules").get("D5")).containsSubsequence("Error: found b", "\n\nNote: found a");
    }

    @Test
    void a_range_is_told_at_its_first_cell_and_a_sheet_at_its_first() {
        var after = fixture("openpyxl.xlsx")
                .with(finding("Rules", "C7:C9", "a"), finding("Examples", "", "b"), finding("Lists", "line 7", "c"));
        assertThat(after.comments("Rules").get("C7")).contains("Error in C7:C9: found a");
        assertThat(after.comments("Examples")).containsOnlyKeys("A1");
        assertThat(after.comments("Lists")).containsOnlyKeys("A1");
    }

    @Test
    void what_has_no_cell_is_told_on_the_sheet_findings_alone() {
        var before = fixture("openpyxl.xlsx");
        var after = before.with(finding("", "", "no such file"), finding("Exmaples", "", "no such sheet"));
        assertThat(after.rows("Findings")).hasSize(3);
        assertThat(before.differences(after))
                .containsExactly(
                        "[Content_Types].xml",
                        "xl/_rels/workbook.xml.rels",
                        "xl/workbook.xml",
                        "xl/worksheets/findings1.xml");
    }

    @Test
    void each_row_links_to_its_cell_below_a_frozen_header_with_a_filter() {
        var after = fixture("openpyxl.xlsx").with(finding("Read me", "B2:B4", "x"), finding("", "", "y"));
        after.poi(book -> {
            var sheet = book.getSheet("Findings");
            assertThat(sheet.getHyperlink(1, 1).getLocation()).isEqualTo("'Read me'!B2");
            assertThat(sheet.getHyperlink(2, 1)).isNull();
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:G3");
            assertThat(book.getSheetIndex(sheet)).isEqualTo(4);
            return true;
        });
    }

    @Test
    void a_thread_gets_a_reply_that_goes_when_the_finding_goes() {
        var after = fixture("threaded.xlsx").with(finding("Rules", "C3", "x"));
        assertThat(after.parts().get("xl/threadedComments/threadedComment1.xml"))
                .containsOnlyOnce("parentId=\"{11111111-2222-4333-8444-555555555555}\"")
                .contains("Error: found x");
        assertThat(after.parts().get("xl/persons/person.xml")).contains("displayName=\"Shelfbell\"");
        assertThat(after.with().parts().get("xl/persons/person.xml")).doesNotContain("Shelfbell");
    }

    @Test
    void buttons_tables_and_pictures_of_a_sheet_stay() {
        var after = fixture("xlsxwriter.xlsx").with(finding("Rules", "D5", "x"));
        assertThat(after.parts().get("xl/drawings/vmlDrawing1.vml")).contains("ObjectType=\"Button\"");
        int tables = after.poi(book -> book.getSheet("Rules").getTables().size());
        assertThat(tables).isEqualTo(1);
    }

    @Test
    void the_pointer_to_the_drawing_stands_before_what_the_standard_puts_behind_it() {
        var after = new Annotated(TestBook.about("timing", "first", "Id | => Send\nA | NOW")
                        .edit(sheet -> sheet.createTable(null).setDisplayName("T"))
                        .bytes())
                .with(finding("Rules", "B2", "x"));
        assertThat(after.parts().get("xl/worksheets/sheet2.xml"))
                .containsSubsequence("</sheetData>", "<pageMargins", "<legacyDrawing ", "<tableParts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openpyxl.xlsx", "xlsxwriter.xlsx"})
    void strict_files_stay_strict(String name) {
        var strict = Rewritten.of(
                fixture(name),
                text -> text.replace(
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                "http://purl.oclc.org/ooxml/officeDocument/relationships")
                        .replace(
                                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                "http://purl.oclc.org/ooxml/spreadsheetml/main"));
        var after = strict.with(finding("Rules", "C3", "x"), finding("Lists", "A2", "y"));
        assertThat(after.parts().values()).noneMatch(text -> text.contains("spreadsheetml/2006/main"));
        assertThat(after.parts().get("xl/worksheets/_rels/sheet4.xml.rels")).contains("ooxml/officeDocument");
        assertThat(after.with().differences(strict)).isEmpty();
    }

    @Test
    void prefixes_of_namespaces_are_kept() {
        var prefixed = Rewritten.of(
                fixture("openpyxl.xlsx"),
                text -> text.contains("<worksheet ") || text.contains("<comments ") || text.contains("<workbook ")
                        ? text.replaceAll("<(/?)(?=[a-zA-Z])(?!\\w+:)", "<$1x:").replace("xmlns=", "xmlns:x=")
                        : text);
        var after =
                prefixed.with(finding("Rules", "C3", "x"), finding("Rules", "D5", "y"), finding("Lists", "A2", "z"));
        assertThat(after.comments("Rules")).containsOnlyKeys("C3", "D5", "K3");
        assertThat(after.comments("Lists")).containsOnlyKeys("A2");
        assertThat(after.rows("Findings")).hasSize(4);
        assertThat(after.with().differences(prefixed)).isEmpty();
    }

    @Test
    void a_sheet_findings_that_a_person_moved_forward_goes_without_a_trace() {
        var moved = fixture("openpyxl.xlsx").with(finding("Rules", "D5", "x"));
        var text = moved.parts().get("xl/workbook.xml");
        var sheet = text.replaceFirst("(?s).*(<sheet name=\"Findings\"[^>]*>).*", "$1");
        var forward = Rewritten.of(
                moved,
                part -> part.contains(sheet)
                        ? part.replace(sheet, "")
                                .replace("<sheets>", "<sheets>" + sheet)
                                .replace("localSheetId=\"1\"", "localSheetId=\"2\"")
                                .replace("localSheetId=\"4\"", "localSheetId=\"0\"")
                                .replace("activeTab=\"1\"", "activeTab=\"2\"")
                        : part);
        assertThat(forward.with().differences(fixture("openpyxl.xlsx"))).isEmpty();
    }

    @Test
    void characters_that_xml_or_excel_would_take_for_something_else_come_through() {
        var after = fixture("openpyxl.xlsx").with(finding("Rules", "D5", "<a&b> \u0000 _x0041_ \ud83d\ude00"));
        assertThat(after.comments("Rules").get("D5")).contains("<a&b> ? _x0041_ \ud83d\ude00");
        assertThat(after.rows("Findings").get(1)).contains("<a&b> ? _x0041_ \ud83d\ude00");
    }

    @Test
    void what_a_person_types_below_our_words_stays() {
        var end = END.strip();
        var after = Rewritten.of(
                fixture("openpyxl.xlsx").with(finding("Rules", "D5", "x"), finding("Rules", "C3", "y")),
                text -> text.replace(latin(end), latin(end) + "\nBut Petra wants it so."));
        assertThat(after.with().comments("Rules"))
                .containsEntry("D5", "Shelfbell: \nBut Petra wants it so.")
                .containsEntry("C3", "Petra: Agreed with legal on Tuesday.\nSee the minutes.\nBut Petra wants it so.");
    }

    /** As {@link Rewritten} sees the characters. */
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_copy_of_before_our_words_had_an_end_is_cleared_as_well() {
        var old = Rewritten.of(
                fixture("openpyxl.xlsx").with(finding("Rules", "D5", "x"), finding("Rules", "C3", "y")),
                text -> text.replace(latin(END), ""));
        assertThat(old.with().differences(fixture("openpyxl.xlsx").with())).isEmpty();
    }

    @Test
    void a_sheet_findings_of_a_person_is_never_taken_away() {
        var own = new Annotated(TestBook.about("timing", "first", "Id | => Send\nA | NOW")
                .sheet("Findings", "What we found out | in March")
                .bytes());
        assertThatThrownBy(() -> own.with(finding("Rules", "A1", "x")))
                .isInstanceOf(UnreadableWorkbook.class)
                .hasMessageContaining("it has a sheet Findings of its own; rename it");
    }

    @Test
    void what_would_take_too_much_is_refused_or_passed_over() {
        var columns = hostile(
                "xl/worksheets/sheet2.xml",
                text -> text.replace("<sheetData", "<cols><col min=\"-2000000000\" max=\"1\"/></cols><sheetData"));
        assertThat(columns.with(finding("Rules", "B2", "x")).comments("Rules")).containsOnlyKeys("B2");
        var styles = hostile(
                "xl/styles.xml", text -> text.replaceFirst("<cellXfs[^>]*>", "<cellXfs>" + "<xf/>".repeat(300_000)));
        assertThatThrownBy(() -> styles.with(finding("Rules", "B2", "x"))).isInstanceOf(UnreadableWorkbook.class);
    }

    private static Annotated hostile(String part, UnaryOperator<String> change) {
        var book = new Annotated(
                TestBook.about("timing", "first", "Id | => Send\nA | NOW").bytes());
        return Rewritten.of(book, text -> text.equals(book.parts().get(part)) ? change.apply(text) : text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=\"&#x110000;\"", "name=\"&#999999999999;\""})
    void a_name_that_is_none_is_refused(String name) {
        var book = hostile("xl/workbook.xml", text -> text.replace("name=\"Lists\"", name));
        assertThatThrownBy(() -> book.with(finding("Rules", "B2", "x"))).isInstanceOf(UnreadableWorkbook.class);
    }

    @Test
    void a_relationship_that_leads_nowhere_is_refused() {
        var book = hostile(
                "xl/_rels/workbook.xml.rels",
                text -> text.replace("<Relationship ", "<Relationship Target=\"mailto:x\" Id=\"m\"/><Relationship "));
        assertThatThrownBy(() -> book.with(finding("Rules", "B2", "x"))).isInstanceOf(UnreadableWorkbook.class);
    }

    @Test
    void shapes_without_an_end_are_passed_over_in_one_go() {
        var shapes = new NoteShapes("<xml>" + "<v:shape >".repeat(200_000) + "</xml>");
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(shapes.without(List.of("A1"))).isEqualTo(shapes));
    }

    @Test
    void a_file_that_is_no_workbook_is_refused_by_name() {
        for (var bytes : List.of(
                new byte[0],
                "Id,Why".getBytes(StandardCharsets.UTF_8),
                Rewritten.of(fixture("openpyxl.xlsx"), text -> text.replace("officeDocument\"", "other\""))
                        .xlsx(),
                Rewritten.of(fixture("openpyxl.xlsx"), text -> text.replace("</sheetData>", ""))
                        .xlsx(),
                Rewritten.of(fixture("openpyxl.xlsx"), text -> "<!DOCTYPE a>" + text)
                        .xlsx()))
            assertThatThrownBy(() -> Annotation.annotate(bytes, List.of(finding("Rules", "A1", "x"))))
                    .isInstanceOf(UnreadableWorkbook.class);
    }
}
