package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.NewTable;
import io.shelfbell.rule.Severity;
import io.shelfbell.rule.TableCheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableWriterTest {
    private static final NewTable TIMING = new NewTable(
            "timing", List.of("Recipient tier", "Local time", "Lead time", "Lane"), "first", "sales", "To try it.");

    private static byte[] edited(byte[] xlsx, Consumer<XSSFWorkbook> edit) throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx));
                var out = new ByteArrayOutputStream()) {
            edit.accept(book);
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void row(XSSFSheet sheet, String... cells) {
        var row = sheet.createRow(sheet.getLastRowNum() + 1);
        for (int i = 0; i < cells.length; i++)
            if (!cells[i].isEmpty()) row.createCell(i).setCellValue(cells[i]);
    }

    private static List<String> texts(XSSFSheet sheet, int row) {
        var texts = new ArrayList<String>();
        sheet.getRow(row).forEach(cell -> texts.add(cell.toString()));
        return texts;
    }

    static List<NewTable> every_question() {
        return Question.all().stream()
                .map(question -> new NewTable(
                        question.name(),
                        List.copyOf(Vocabulary.of(question).conditions().keySet()),
                        "unique",
                        "tests",
                        "All terms."))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("every_question")
    void a_fresh_workbook_lacks_nothing_but_rows(NewTable table) {
        assertThat(table.problems()).isEmpty();
        assertThat(TableCheck.of("t.xlsx", table.workbook()).findings())
                .extracting(Finding::code)
                .containsExactly("NO_ROWS");
    }

    @Test
    void with_a_row_and_an_example_it_passes() throws IOException {
        var filled = edited(TIMING.workbook(), book -> {
            row(
                    book.getSheet("Rules"),
                    "T-10",
                    "Why not",
                    "gold, platinum",
                    "21:00..08:00",
                    "5..10",
                    "",
                    "HOLD",
                    "08:00");
            row(book.getSheet("Examples"), "At night", "gold", "23:00", "7", "BULK", "T-10");
        });
        assertThat(TableCheck.of("t.xlsx", filled).findings()).allMatch(finding -> finding.severity() == Severity.NOTE);
    }

    @Test
    void its_columns_are_the_terms_all_outcomes_and_the_days() throws IOException {
        edited(
                TIMING.workbook(),
                book -> assertThat(texts(book.getSheet("Rules"), 0))
                        .containsExactly(
                                "Id",
                                "Why",
                                "Recipient tier",
                                "Local time",
                                "Lead time",
                                "Lane",
                                "=> Send",
                                "=> Hold until",
                                "=> Delay",
                                "From",
                                "Until"));
    }

    @Test
    void every_header_explains_itself_and_cells_are_text() throws IOException {
        edited(TIMING.workbook(), book -> {
            var rules = book.getSheet("Rules");
            rules.getRow(0).forEach(cell -> assertThat(cell.getCellComment()).isNotNull());
            assertThat(rules.getRow(0).getCell(4).getCellComment().getString().getString())
                    .contains("a number", "days", "5..10   with both ends", "Example: >= 14");
            for (int i = 0; i < 11; i++)
                assertThat(rules.getColumnStyle(i).getDataFormatString()).isEqualTo("@");
            assertThat(rules.getPaneInformation().isFreezePane()).isTrue();
        });
    }

    @Test
    void conditions_are_blue_outcomes_green_and_the_others_grey() throws IOException {
        edited(TIMING.workbook(), book -> {
            var colours = new ArrayList<String>();
            book.getSheet("Rules").getRow(0).forEach(cell -> colours.add(colour(cell)));
            var grey = "FFE7E6E6";
            var blue = "FFDDEBF7";
            var green = "FFE2EFDA";
            assertThat(colours).containsExactly(grey, grey, blue, blue, blue, blue, green, green, green, grey, grey);
        });
    }

    private static String colour(Cell cell) {
        return ((XSSFColor) cell.getCellStyle().getFillForegroundColorColor()).getARGBHex();
    }

    @Test
    void drop_downs_offer_and_never_refuse() throws IOException {
        edited(TIMING.workbook(), book -> {
            var offers = book.getSheet("Rules").getDataValidations();
            assertThat(offers)
                    .hasSize(3)
                    .allSatisfy(offer -> assertThat(offer.getShowErrorBox()).isFalse());
            assertThat(offers.get(0).getValidationConstraint().getFormula1()).contains("MATCH(C$1,Lists!$1:$1,0)");
        });
    }

    @Test
    void its_lists_are_todays_and_a_texts_list_is_left_to_the_analyst() throws IOException {
        edited(TIMING.workbook(), book -> {
            var lists = book.getSheet("Lists");
            assertThat(texts(lists, 0)).containsExactly("Recipient tier", "Lane", "=> Send");
            assertThat(texts(lists, 1)).containsExactly("URGENT", "NOW");
        });
    }

    @Test
    void everything_that_is_not_understood_is_told_at_once() {
        var table = new NewTable(
                "timing", List.of("Recipent tier", "Lane", "Lane", "Colour of the sky"), "frist", " ", "x");
        assertThat(table.problems())
                .containsExactly(
                        "There is no hit policy \"frist\": did you mean \"first\"?",
                        "The table needs an owner.",
                        "There is no term \"Recipent tier\": did you mean \"Recipient tier\"?",
                        "The term \"Lane\" is there twice.",
                        "There is no term \"Colour of the sky\": shelfbell table terms timing lists those there are.");
        assertThat(new NewTable("timming", List.of("Lane"), "first", "a", "b").problems())
                .containsExactly("There is no question \"timming\": did you mean \"timing\"?");
    }
}
