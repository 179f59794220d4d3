package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class PlainSheetTest {
    private static final byte[] LIST =
            PlainSheet.write("Lines", List.of("sku", "units"), List.of(List.of("1-2", "12"), List.of("=X", "")));

    private static byte[] edited(Consumer<XSSFSheet> change) throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(LIST));
                var out = new ByteArrayOutputStream()) {
            change.accept(book.getSheetAt(0));
            book.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void what_is_written_is_read_back() {
        var sheet = PlainSheet.read("l.xlsx", LIST);
        assertThat(sheet.name()).isEqualTo("Lines");
        assertThat(sheet.findings()).isEmpty();
        assertThat(sheet.rows().stream().map(PlainSheet.Row::cells))
                .containsExactly(List.of("sku", "units"), List.of("1-2", "12"), List.of("=X"));
        assertThat(sheet.rows().stream().map(PlainSheet.Row::number)).containsExactly(1, 2, 3);
    }

    @Test
    void a_number_is_its_digits_and_a_date_is_told_at_its_cell() throws IOException {
        var sheet = PlainSheet.read("l.xlsx", edited(rows -> {
            rows.getRow(1).getCell(1).setCellValue(1_000);
            rows.getRow(2).getCell(0).setCellValue(LocalDate.of(2026, 2, 1));
            var style = rows.getWorkbook().createCellStyle();
            style.setDataFormat((short) 14);
            rows.getRow(2).getCell(0).setCellStyle(style);
        }));
        assertThat(sheet.rows().get(1).cells()).containsExactly("1-2", "1000");
        assertThat(sheet.errors()).containsOnlyKeys(3);
        assertThat(sheet.errors().get(3))
                .extracting(Finding::place, Finding::code)
                .containsExactly(org.assertj.core.api.Assertions.tuple("l.xlsx!Lines!A3", "DATE"));
    }

    @Test
    void a_formula_and_a_hidden_row_are_told_with_their_rows() throws IOException {
        var sheet = PlainSheet.read("l.xlsx", edited(rows -> {
            rows.getRow(1).getCell(1).setCellFormula("1+1");
            rows.getRow(2).setZeroHeight(true);
        }));
        assertThat(sheet.errors()).containsOnlyKeys(2, 3);
    }

    @Test
    void what_is_no_workbook_is_told_about_the_whole_file() {
        for (var bytes : List.of(new byte[0], "PK\u0003\u0004nothing".getBytes(StandardCharsets.ISO_8859_1)))
            assertThat(PlainSheet.read("l.xlsx", bytes).errors()).containsOnlyKeys(0);
    }

    @Test
    void the_first_sheet_that_can_be_seen_counts() throws IOException {
        var bytes = edited(rows -> {
            rows.getWorkbook().createSheet("Second").createRow(0).createCell(0).setCellValue("second");
            rows.getWorkbook().setSheetVisibility(0, org.apache.poi.ss.usermodel.SheetVisibility.HIDDEN);
            rows.getWorkbook().setActiveSheet(1);
        });
        assertThat(PlainSheet.read("l.xlsx", bytes).rows().get(0).cells()).containsExactly("second");
    }
}
