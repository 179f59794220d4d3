package io.shelfbell.rule.table;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.workbook.Findings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes small workbooks: a row is a line, cells stand between bars. */
public final class TestBook {
    private final XSSFWorkbook workbook = new XSSFWorkbook();

    private TestBook() {}

    /** A workbook with all four sheets, the last two of them empty but for one example. */
    public static TestBook about(String question, String policy, String rules) {
        return new TestBook()
                .sheet(
                        "Read me",
                        "Question | " + question + "\nOwner | tests\nHit policy | " + policy
                                + "\nPurpose | to be tested")
                .sheet("Rules", rules)
                .sheet("Examples", "Expect")
                .sheet("Lists", "");
    }

    public static TestBook empty() {
        return new TestBook();
    }

    public TestBook sheet(String name, String text) {
        int old = workbook.getSheetIndex(name);
        if (old >= 0) workbook.removeSheetAt(old);
        var sheet = workbook.createSheet(name);
        var lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) if (!lines[i].isBlank()) row(sheet, i, lines[i].split("\\|", -1));
        return this;
    }

    private static void row(XSSFSheet sheet, int number, String[] cells) {
        var row = sheet.createRow(number);
        for (int i = 0; i < cells.length; i++)
            if (!cells[i].isBlank()) row.createCell(i).setCellValue(cells[i].strip());
    }

    /** Changes the sheet "Rules" as a person in Excel might. */
    public TestBook edit(Consumer<XSSFSheet> change) {
        change.accept(workbook.getSheet("Rules"));
        return this;
    }

    public byte[] bytes() {
        try (var out = new ByteArrayOutputStream()) {
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Finding> findings() {
        var findings = new Findings();
        TableReader.read("t.xlsx", bytes(), findings);
        return findings.all();
    }

    public DecisionTable table() {
        var findings = new Findings();
        return TableReader.read("t.xlsx", bytes(), findings)
                .orElseThrow(() -> new AssertionError(findings.all().toString()));
    }
}
