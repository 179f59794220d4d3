package io.shelfbell.rule.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Pattern RULE_WITH_VALUES = Pattern.compile("rule \"T\\d?_(\\d+)\"\\s+when\\s+[^\\s]*V");

    /** Tables with empty rows, notes at their left and titles between them, wherever chance puts them. */
    private static void fill(Sheet sheet, Random random) {
        int row = random.nextInt(3);
        for (int table = 0; table < 1 + random.nextInt(3); table++) {
            int column = random.nextInt(3);
            write(sheet, row, column, "RuleTable T" + table);
            write(sheet, row + 1, column, "C");
            write(sheet, row + 1, column + 1, "A");
            write(sheet, row + 3, column, "V$param");
            write(sheet, row + 3, column + 1, "a();");
            row += 5;
            for (int i = random.nextInt(12); i >= 0; i--, row++)
                if (random.nextInt(4) > 0) {
                    write(sheet, row, column, "x");
                    write(sheet, row, column + 1, "x");
                } else if (column > 0 && random.nextBoolean()) write(sheet, row, 0, "a note");
        }
    }

    private static void write(Sheet sheet, int row, int column, String text) {
        var existing = sheet.getRow(row);
        (existing == null ? sheet.createRow(row) : existing).createCell(column).setCellValue(text);
    }

    @Test
    void it_sees_the_rows_that_drools_makes_rules_of() throws IOException {
        for (int seed = 0; seed < 300; seed++)
            try (var book = new XSSFWorkbook();
                    var out = new ByteArrayOutputStream()) {
                fill(book.createSheet(), new Random(seed));
                book.write(out);
                var seen = new TreeSet<Integer>();
                Layout.of(book.getSheetAt(0)).tables().forEach(table -> seen.addAll(table.rows()));
                assertThat(seen).as("seed " + seed).isEqualTo(rowsOfRules(out.toByteArray()));
            }
    }

    /** From 0. A first row that is empty makes a rule that says nothing. */
    private static TreeSet<Integer> rowsOfRules(byte[] workbook) {
        var rows = new TreeSet<Integer>();
        var drl = new SpreadsheetCompiler().compile(new ByteArrayInputStream(workbook), InputType.XLS);
        var rules = RULE_WITH_VALUES.matcher(drl);
        while (rules.find()) rows.add(Integer.parseInt(rules.group(1)) - 1);
        return rows;
    }
}
