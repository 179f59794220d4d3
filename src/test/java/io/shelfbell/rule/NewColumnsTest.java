package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Exclusion;
import io.shelfbell.rule.table.TestBook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analyst heads three columns with terms of the vocabulary that nobody has used before, and needs no developer. */
class NewColumnsTest {
    private static final List<String> TERMS = List.of("Lead time", "Local date", "Reachable by");
    private static final Candidate WATCHER = Facts.watcher(Facts.recipient("gold"));

    @TempDir
    Path folder;

    private RuleBook withNewColumns() throws IOException {
        return RuleBooks.copy(folder).write("exclusion.xlsx", exclusion()).load();
    }

    private static byte[] exclusion() throws IOException {
        try (var book = new XSSFWorkbook(Files.newInputStream(RuleBooks.TABLES.resolve("exclusion.xlsx")));
                var out = new ByteArrayOutputStream()) {
            headed(book.getSheet("Rules"));
            row(
                    book.getSheet("Rules"),
                    "Id",
                    "EXCL-900",
                    "=> Reason",
                    "MINOR",
                    ">= 14",
                    "2026-11-20..2026-11-30",
                    "PUSH, EMAIL");
            headed(book.getSheet("Examples"));
            row(
                    book.getSheet("Examples"),
                    "Note",
                    "Slow to come",
                    "Expect",
                    "EXCL-900",
                    "14",
                    "2026-11-30",
                    "SMS, EMAIL");
            row(book.getSheet("Examples"), "Note", "Quick to come", "Expect", "none", "13", "2026-11-30", "SMS, EMAIL");
            row(book.getSheet("Examples"), "Note", "Late", "Expect", "none", "14", "2026-12-01", "SMS, EMAIL");
            row(book.getSheet("Examples"), "Note", "By text only", "Expect", "none", "14", "2026-11-30", "SMS");
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void headed(XSSFSheet sheet) {
        var header = sheet.getRow(0);
        for (var term : TERMS) header.createCell(header.getLastCellNum()).setCellValue(term);
    }

    private static void row(
            XSSFSheet sheet, String name, String value, String other, String otherValue, String... cells) {
        var row = sheet.createRow(sheet.getLastRowNum() + 1);
        for (var head : sheet.getRow(0)) {
            var text = head.getStringCellValue();
            if (text.equals(name)) row.createCell(head.getColumnIndex()).setCellValue(value);
            if (text.equals(other)) row.createCell(head.getColumnIndex()).setCellValue(otherValue);
            int term = TERMS.indexOf(text);
            if (term >= 0) row.createCell(head.getColumnIndex()).setCellValue(cells[term]);
        }
    }

    @Test
    void no_shop_table_uses_them_and_the_vocabulary_knows_them_all_with_different_types() {
        var used = RuleBooks.SHOP.tables().stream()
                .flatMap(table -> table.terms().stream())
                .collect(Collectors.toSet());
        assertThat(used).doesNotContainAnyElementsOf(TERMS).contains("Recipient tier");
        var known = RuleBook.vocabulary().stream()
                .filter(terms -> terms.question().equals("exclusion"))
                .flatMap(terms -> terms.conditions().stream())
                .filter(term -> TERMS.contains(term.name()))
                .toList();
        assertThat(known).extracting(KnownTerm::type).containsExactlyInAnyOrder("NUMBER", "DATE", "CHOICE");
        assertThat(known).allSatisfy(term -> assertThat(term.questions()).contains("exclusion", "routing"));
    }

    @Test
    void the_copy_has_nothing_to_mend_and_its_examples_hold() throws IOException {
        assertThat(TableCheck.of("exclusion.xlsx", exclusion()).findings())
                .allMatch(finding -> finding.severity() == Severity.NOTE);
    }

    @Test
    void the_new_row_decides_and_names_its_cells() throws IOException {
        var verdict = withNewColumns().exclusion(WATCHER);
        assertThat(verdict.actions()).containsExactly(new Exclusion("MINOR"));
        assertThat(verdict.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.row().id()).isEqualTo("EXCL-900");
            assertThat(answer.row().cells()).matches("decision-tables/exclusion\\.xlsx!Rules!A16:[A-Z]+16");
        });
    }

    @Test
    void why_not_names_the_one_cell_of_a_new_column_that_failed() throws IOException {
        var only =
                TestBook.about("exclusion", "collect", "Id | Local date | => Reason\nX-1 | 2026-11-20..2026-11-30 | X");
        var book = RuleBooks.copy(folder.resolve("only"))
                .write("exclusion.xlsx", only.bytes())
                .load();
        var late = book.exclusion(WATCHER.at(Facts.MONDAY_NOON.plus(Duration.ofDays(30))));
        assertThat(late.nearMisses()).singleElement().satisfies(miss -> {
            assertThat(miss.term()).isEqualTo("Local date");
            assertThat(miss.cell()).isEqualTo("decision-tables/exclusion.xlsx!Rules!B2");
            assertThat(miss.found()).isEqualTo("2026-12-23");
        });
    }
}
