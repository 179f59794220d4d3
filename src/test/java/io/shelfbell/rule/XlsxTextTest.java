package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.table.TestBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** config/git/XlsxText.java, which {@code git diff} runs on workbooks. */
class XlsxTextTest {
    @TempDir
    Path folder;

    private static List<String> lines(Path workbook) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "config/git/XlsxText.java", workbook.toString())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text.lines().toList();
    }

    @Test
    void the_shops_tables_read_by_id_and_header() throws IOException, InterruptedException {
        assertThat(lines(Path.of("decision-tables", "allocation.xlsx")))
                .contains(
                        "Read me / Question: allocation",
                        "Rules / Recipient tier",
                        "Rules: ALLOC-110",
                        "Rules ALLOC-110 / => Rank: 10",
                        "Lists / Recipient tier: gold");
    }

    @Test
    void an_inserted_row_changes_no_other_line() throws IOException, InterruptedException {
        var before = text("Id | => Rank\nA | 1\nB | 2", "Note | Quantity ordered | Expect\nMany | 9 | A");
        var after =
                text("Id | => Rank\nA | 1\nX | 7\nB | 2", "Note | Quantity ordered | Expect\n | 8 | X\nMany | 9 | A");
        assertThat(before).containsSubsequence("Rules: A", "Rules: B", "Examples: Quantity ordered 9 -> A (Many)");
        assertThat(after).containsAll(before);
        assertThat(after.stream().filter(line -> !before.contains(line)))
                .containsExactly("Rules: X", "Rules X / => Rank: 7", "Examples: Quantity ordered 8 -> X");
        assertThat(after).containsSubsequence("Rules: A", "Rules: X", "Rules: B");
    }

    private List<String> text(String rules, String examples) throws IOException, InterruptedException {
        var file = folder.resolve("t.xlsx");
        Files.write(
                file,
                TestBook.about("allocation", "first", rules)
                        .sheet("Examples", examples)
                        .bytes());
        return lines(file);
    }

    @Test
    void dates_times_formulas_and_hidden_rows_are_readable() throws IOException, InterruptedException {
        var file = folder.resolve("t.xlsx");
        Files.write(
                file,
                TestBook.about("timing", "first", "a | b | c | d\nx | x | x | x")
                        .edit(XlsxTextTest::typed)
                        .bytes());
        assertThat(lines(file))
                .contains("Rules!A2: 2026-12-24", "Rules!B2: 07:00", "Rules!C2: yes", "Rules!2 hidden")
                .anyMatch(line -> line.startsWith("Rules!D2: =1+1"));
    }

    private static void typed(XSSFSheet sheet) {
        var row = sheet.getRow(1);
        row.setZeroHeight(true);
        row.getCell(0).setCellValue(LocalDate.of(2026, 12, 24));
        row.getCell(1).setCellValue(7.0 / 24);
        row.getCell(2).setCellValue(true);
        row.getCell(3).setCellFormula("1+1");
        var formats = List.of("dd.mm.yyyy", "hh:mm");
        for (int i = 0; i < formats.size(); i++) {
            var style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(formats.get(i)));
            row.getCell(i).setCellStyle(style);
        }
    }
}
