package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Timing;
import io.shelfbell.rule.Facts;
import java.time.LocalDate;
import java.time.LocalTime;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

/** Excel keeps numbers, dates, times and truth values in its own way; none of them is read from its formatted text. */
class TypedCellTest {
    private static final String RULES = """
            Id  | Available | Order value | Local date | Order is urgent | => Send | => Hold until
            T-1 | x         | x           | x          | x               | HOLD    | x""";

    private static XSSFCell cell(XSSFSheet sheet, int column, String format) {
        var style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
        sheet.getRow(1).getCell(column).setCellStyle(style);
        return sheet.getRow(1).getCell(column);
    }

    @Test
    void typed_cells_are_read_as_what_they_hold() {
        var table = TestBook.about("timing", "first", RULES)
                .edit(sheet -> {
                    cell(sheet, 1, "#,##0.00").setCellValue(-1);
                    cell(sheet, 2, "0 %").setCellValue(0.1 + 0.2);
                    cell(sheet, 3, "dd.mm.yyyy").setCellValue(LocalDate.of(2026, 12, 24));
                    cell(sheet, 4, "General").setCellValue(true);
                    cell(sheet, 6, "hh:mm").setCellValue(7.0 / 24);
                })
                .sheet("Examples", """
                        Available | Order value | Local date | Order is urgent | Expect
                        -1 | 0.30000000000000004 | 2026-12-24 | yes | none
                        -1 | 0.3 | 2026-12-24 | no | none""");
        assertThat(table.findings())
                .extracting(f -> f.place() + " " + f.code())
                .containsExactly("t.xlsx!Rules!C2 TOO_MANY_DIGITS");
    }

    @Test
    void a_time_of_day_is_not_the_last_day_of_1899() {
        var table = TestBook.about("timing", "first", "Id | => Send | => Hold until\nT-1 | HOLD | x")
                .edit(sheet -> cell(sheet, 2, "hh:mm").setCellValue(7.0 / 24))
                .table();
        var action =
                table.matching(Facts.watcher(Facts.recipient("gold"))).get(0).action();
        assertThat(action).isEqualTo(new Timing(Timing.Send.HOLD, LocalTime.of(7, 0), null));
    }

    @Test
    void numbers_dates_and_truth_values_compare_with_facts() {
        var rules = "Id | Available | Local date | In recipient's quiet hours | => Send\nT-1 | x | x | x | NOW";
        var table = TestBook.about("timing", "first", rules)
                .edit(sheet -> {
                    cell(sheet, 1, "0.00").setCellValue(4);
                    cell(sheet, 2, "dd.mm.yyyy").setCellValue(LocalDate.of(2026, 11, 23));
                    cell(sheet, 3, "General").setCellValue(false);
                })
                .table();
        assertThat(table.matching(Facts.watcher(Facts.recipient("gold")))).hasSize(1);
    }

    @Test
    void a_number_in_a_text_column_keeps_its_digits() {
        var table = TestBook.about("timing", "first", "Id | SKU | => Send\nT-1 | x | NOW")
                .edit(sheet -> cell(sheet, 1, "General").setCellValue(120000))
                .sheet("Examples", "SKU | Expect\n120000 | T-1\n1.2E+5 | none")
                .table();
        assertThat(table.rows()).hasSize(1);
    }
}
