package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.workbook.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same tables, saved by the programs that people use. */
class RealFilesTest {
    private static final Path SAVED = Path.of("src", "test", "resources", "workbooks");

    private static DecisionTable read(Path file) throws IOException {
        var findings = new Findings();
        var table = TableReader.read("t.xlsx", Files.readAllBytes(file), findings);
        assertThat(findings.all()).isEmpty();
        return table.orElseThrow();
    }

    /** All that a row says, typed. */
    private static List<String> rows(DecisionTable table) {
        return table.ruleRows().stream()
                .map(row -> row.row().id() + " " + row.row().number() + " "
                        + row.row().why() + " " + row.row().action() + " " + new java.util.TreeMap<>(row.conditions())
                        + " " + row.dates())
                .map(text -> text.replaceAll("@[0-9a-f]+", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "timing, libreoffice", "timing, openpyxl", "timing, xlsxwriter", "timing, exceljs",
        "routing, libreoffice", "routing, openpyxl", "routing, xlsxwriter", "routing, exceljs"
    })
    void a_table_reads_the_same_whoever_saved_it(String table, String program) throws IOException {
        assertThat(rows(read(SAVED.resolve(table + "-" + program + ".xlsx"))))
                .containsExactlyInAnyOrderElementsOf(rows(read(Path.of("decision-tables", table + ".xlsx"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"libreoffice", "openpyxl", "xlsxwriter", "exceljs"})
    void typed_cells_read_as_what_they_hold(String program) throws IOException {
        var rows = rows(read(SAVED.resolve("typed-" + program + ".xlsx")));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).contains("0.15", "2026-12-24", "true", "07:30", "2026-11-01", "Größe");
        assertThat(rows.get(1)).contains("1234.5", "2026-02-28", "false", "21:00", "a & b");
    }
}
