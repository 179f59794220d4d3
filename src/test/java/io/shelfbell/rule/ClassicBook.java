package io.shelfbell.rule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Classic Drools decision tables for tests: a row is a line, cells stand between bars, and the first sheet is called Tables. */
final class ClassicBook {
    private final Workbook workbook;

    private ClassicBook(Workbook workbook) {
        this.workbook = workbook;
    }

    static ClassicBook xlsx(String text) {
        return new ClassicBook(new XSSFWorkbook()).sheet("Tables", text);
    }

    static ClassicBook xls(String text) {
        return new ClassicBook(new HSSFWorkbook()).sheet("Tables", text);
    }

    /** A good table about exclusion from row 3 on: headers in row 4, and a rule for each of these rows from row 8 on. */
    static String exclusion(String... rows) {
        return """
                RuleSet | rules.exclusion
                Import | io.shelfbell.fact.Candidate, io.shelfbell.fact.Exclusion
                RuleTable Brands
                CONDITION | ACTION
                Candidate |
                item.brand == "$param" | insert(new Exclusion("$param"));
                Brand | Reason
                """ + String.join("\n", rows);
    }

    ClassicBook sheet(String name, String text) {
        var sheet = workbook.createSheet(name);
        var lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) if (!lines[i].isBlank()) row(sheet.createRow(i), lines[i].split("\\|"));
        return this;
    }

    private static void row(Row row, String[] cells) {
        for (int i = 0; i < cells.length; i++)
            if (!cells[i].isBlank()) row.createCell(i).setCellValue(cells[i].strip());
    }

    /** Changes it as a person in Excel might. */
    ClassicBook edit(Consumer<Workbook> change) {
        change.accept(workbook);
        return this;
    }

    byte[] bytes() {
        try (var out = new ByteArrayOutputStream()) {
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is found in it as {@code rules/exclusion/brands.drl.xlsx}. */
    List<Finding> findings() {
        return findings(bytes());
    }

    static List<Finding> findings(byte[] workbook) {
        var found = new ArrayList<Finding>();
        RuleBase.compile("exclusion", List.of(new SourceFile("rules/exclusion/brands.drl.xlsx", workbook)), found);
        return found;
    }
}
