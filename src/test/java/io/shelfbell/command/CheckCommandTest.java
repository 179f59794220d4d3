package io.shelfbell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    @TempDir
    Path folder;

    private Path brokenTiming() throws IOException {
        var copy = folder.resolve("timing.xlsx");
        try (var book = new XSSFWorkbook(Files.newInputStream(Path.of("decision-tables/timing.xlsx")));
                var file = Files.newOutputStream(copy)) {
            book.getSheet("Rules").getRow(1).getCell(2).setCellValue("ADVERTISING");
            book.write(file);
        }
        return copy;
    }

    @Test
    void the_shops_own_folders_have_nothing_to_mend() {
        var terminal = Terminal.run("check");
        assertThat(terminal.out()).doesNotContain(": error").doesNotContain(": warning");
        assertThat(terminal.code()).isZero();
    }

    @Test
    void a_broken_workbook_is_told_with_its_cell_a_line_each() throws IOException {
        var broken = brokenTiming();
        var terminal = Terminal.run("check", broken.toString());
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.out().lines())
                .anyMatch(line -> line.startsWith(broken + "!Rules!C2: error found \"ADVERTISING\", expected "))
                .last()
                .asString()
                .endsWith(" in 1 file.");
    }

    @Test
    void programs_read_the_same_as_json() throws IOException {
        var broken = brokenTiming();
        var terminal = Terminal.run("check", folder.toString(), "--json");
        var json = new JsonMapper().readTree(terminal.out());
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(json.path("files").asInt()).isEqualTo(1);
        assertThat(json.at("/findings/0/file").asString()).isEqualTo(broken.toString());
        assertThat(json.at("/findings/0/sheet").asString()).isEqualTo("Rules");
        assertThat(json.at("/findings/0/cell").asString()).isEqualTo("C2");
        assertThat(json.at("/findings/0/severity").asString()).isEqualTo("error");
        assertThat(json.at("/findings/0").propertyNames())
                .containsExactlyInAnyOrder(
                        "file", "sheet", "cell", "severity", "code", "found", "expected", "suggestion");
    }

    @Test
    void a_rule_that_does_not_compile_is_told_with_its_file() throws IOException {
        var rule = Files.createDirectories(folder.resolve("rules/timing")).resolve("timing.drl");
        Files.writeString(rule, "package rules.timing;\nrule broken when Nothing() then end");
        var terminal = Terminal.run("check", rule.toString());
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.out()).startsWith(rule + ": error found Unable to find class: Nothing, expected ");
    }

    @Test
    void what_is_wrong_with_the_whole_question_is_told_at_each_of_its_rules() throws IOException {
        var rule = Files.createDirectories(folder.resolve("rules/timing")).resolve("timing.drl");
        Files.writeString(rule, "package rules.timing;\nrule \"a\" when then end\nrule \"a\" when then end");
        var all = Terminal.run("check", folder.resolve("rules").toString(), "--json");
        var one = Terminal.run("check", rule.toString(), "--json");
        assertThat(timing(all.out())).isNotEmpty().isEqualTo(timing(one.out()));
        assertThat(one.code()).isEqualTo(1);
    }

    private static List<String> timing(String json) {
        return new JsonMapper()
                .readTree(json)
                .path("findings")
                .valueStream()
                .filter(one -> one.path("file").asString().contains("rules/timing"))
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Timing.ods", "Timing.XLS", "Timing.xlsm", "timing.xlsb"})
    void a_workbook_of_another_kind_is_told_and_not_passed_over(String name) throws IOException {
        brokenTiming();
        var other = Files.writeString(folder.resolve(name), "whatever it holds");
        assertThat(Terminal.run("check", folder.toString()).out()).contains(other + ": error found a file whose name");
        assertThat(Terminal.run("check", other.toString()).out()).contains("[OTHER_FORMAT]");
    }

    @Test
    void a_name_in_capitals_is_a_workbook_as_well() throws IOException {
        var loud = Files.move(brokenTiming(), folder.resolve("TIMING.XLSX"));
        assertThat(Terminal.run("check", folder.toString()).out()).contains(loud + "!Rules!C2: error");
    }

    @Test
    void a_folder_may_be_a_link() throws IOException {
        brokenTiming();
        var link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        Files.move(folder.resolve("timing.xlsx"), folder.resolve("real/timing.xlsx"));
        assertThat(Terminal.run("check", link.toString()).out())
                .contains(link + "/timing.xlsx!Rules!C2: error")
                .contains("in 1 file.");
    }

    @Test
    void workbooks_that_are_named_one_by_one_are_told_what_they_share_but_none_shares_with_itself() throws IOException {
        var timing = Path.of("decision-tables/timing.xlsx");
        var first = Files.copy(timing, folder.resolve("a.xlsx"));
        var second = Files.copy(timing, folder.resolve("b.xlsx"));
        assertThat(Terminal.run("check", first.toString(), second.toString(), "--no-notes")
                        .out())
                .contains(second + "!Rules!A2: error", "[DUPLICATE_ID]");
        assertThat(Terminal.run("check", first.toString(), first.toString(), "--no-notes")
                        .code())
                .isZero();
    }

    @Test
    void two_workbooks_of_one_name_are_told_at_the_second() throws IOException {
        var timing = Path.of("decision-tables/timing.xlsx");
        var first =
                Files.copy(timing, Files.createDirectory(folder.resolve("a")).resolve("timing.xlsx"));
        var second =
                Files.copy(timing, Files.createDirectory(folder.resolve("b")).resolve("timing.xlsx"));
        assertThat(Terminal.run("check", folder.toString()).out())
                .contains(second + ": error found a second table \"timing\"", "(see " + first + ") [DUPLICATE_TABLE]");
    }

    private static byte[] classic() throws IOException {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("Tables");
            sheet.createRow(0).createCell(0).setCellValue("RuleTable Lanes");
            sheet.createRow(1).createCell(0).setCellValue("Channel");
            book.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void a_classic_table_is_checked_with_the_rules() throws IOException {
        var timing = Files.createDirectories(folder.resolve("rules/timing"));
        var classic = Files.write(timing.resolve("lanes.drl.xlsx"), classic());
        for (var path : List.of(classic, timing, folder.resolve("rules")))
            assertThat(Terminal.run("check", path.toString()).out())
                    .contains(classic + "!Tables!A2: warning found \"Channel\"")
                    .contains(classic + "!Tables: error found no RuleSet, expected the package of the folder"
                            + " (RuleSet | rules.timing) [WRONG_PACKAGE]");
        Files.writeString(timing.resolve("timing.drl"), "package rules.timing;");
        assertThat(Terminal.run("check", folder.resolve("rules").toString()).out())
                .contains("[WRONG_PACKAGE]")
                .contains(" in 2 files.");
    }

    @Test
    void a_classic_table_among_the_decision_tables_is_told_where_it_belongs() throws IOException {
        var tables = Files.createDirectories(folder.resolve("decision-tables"));
        var classic = Files.write(tables.resolve("lanes.drl.xlsx"), classic());
        Files.copy(Path.of("decision-tables/timing.xlsx"), tables.resolve("timing.xlsx"));
        for (var path : List.of(classic, tables)) {
            var terminal = Terminal.run("check", path.toString(), "--no-notes");
            assertThat(terminal.code()).isEqualTo(1);
            assertThat(terminal.out())
                    .startsWith(classic + ": error found a classic Drools table, whose cells are code")
                    .contains("rules/<question>/")
                    .contains("1 error");
        }
    }

    @Test
    void a_template_that_must_not_go_out_is_told_with_its_place() throws IOException {
        var template =
                Files.createDirectories(folder.resolve("templates/backordered")).resolve("sms.text.vm");
        Files.writeString(template, "Hello $nobody.knows");
        var terminal = Terminal.run("check", template.toString());
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.out()).startsWith(template + ":1:7: error found ");
    }

    @Test
    void a_folder_with_nothing_of_ours_is_not_understood() {
        assertThat(Terminal.run("check", folder.toString()).code()).isEqualTo(2);
    }

    @Test
    void a_file_of_an_unknown_kind_is_refused_by_its_name() {
        var terminal = Terminal.run("check", "pom.xml");
        assertThat(terminal.code()).isEqualTo(2);
        assertThat(terminal.err()).contains("pom.xml is neither a rule (.drl) nor a decision table (.xlsx)");
    }

    @Test
    void a_folder_of_several_kinds_is_refused_as_only_one_would_be_checked() throws IOException {
        brokenTiming();
        Files.writeString(folder.resolve("x.vm"), "Hello");
        assertThat(Terminal.run("check", folder.toString()).code()).isEqualTo(2);
    }

    @Test
    void an_id_in_two_workbooks_of_a_folder_is_told_at_the_second() throws IOException {
        var timing = Path.of("decision-tables/timing.xlsx");
        var first = Files.copy(timing, folder.resolve("a.xlsx"));
        var second = Files.copy(timing, folder.resolve("b.xlsx"));
        var terminal = Terminal.run("check", folder.toString());
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.out())
                .contains(second + "!Rules!A2: error found ", "(see " + first + "!Rules!A2) [DUPLICATE_ID]")
                .doesNotContain(first + "!Rules!A2: error");
    }

    @Test
    void the_last_line_counts_by_severity() throws IOException {
        var terminal = Terminal.run("check", brokenTiming().toString(), "--json");
        var counts = new JsonMapper().readTree(terminal.out()).path("counts");
        assertThat(counts.path("error").asInt()).isPositive();
        assertThat(new Tally(2, 1, 3)).hasToString("2 errors, 1 warning and 3 notes");
        assertThat(new Tally(1, 0, 1)).hasToString("1 error and 1 note");
        assertThat(new Tally(0, 0, 0)).hasToString("No findings");
    }

    @Test
    void notes_can_be_hidden() {
        var terminal = Terminal.run("check", "decision-tables", "--no-notes");
        assertThat(terminal.code()).isZero();
        assertThat(terminal.out()).matches("(?s)No findings in \\d+ files\\.\\R");
    }

    @Test
    void annotated_copies_go_into_a_folder_of_their_own() throws IOException {
        var broken = brokenTiming();
        var copies = folder.resolve("new/copies");
        var terminal = Terminal.run("check", broken.toString(), "--annotated", copies.toString());
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.out()).contains("Annotated copy: " + copies.resolve("timing.xlsx"));
        try (var book = new XSSFWorkbook(Files.newInputStream(copies.resolve("timing.xlsx")))) {
            assertThat(book.getSheet("Rules")
                            .getRow(1)
                            .getCell(2)
                            .getCellComment()
                            .getString())
                    .asString()
                    .contains("found \"ADVERTISING\"");
            assertThat(book.getSheet("Findings")).isNotNull();
        }
    }

    @Test
    void an_annotated_copy_never_replaces_the_file_itself() throws IOException {
        var broken = brokenTiming();
        var before = Files.readAllBytes(broken);
        var terminal = Terminal.run("check", broken.toString(), "--annotated", folder.toString());
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.err()).contains("name another folder");
        assertThat(broken).hasBinaryContent(before);
    }

    @Test
    void a_file_that_is_no_workbook_has_findings_and_no_copy() throws IOException {
        var file = Files.writeString(folder.resolve("a.xlsx"), "Id,Why");
        var terminal = Terminal.run(
                "check", file.toString(), "--annotated", folder.resolve("out").toString(), "--json");
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.out()).startsWith("{").contains("OTHER_FORMAT");
        assertThat(terminal.err()).contains("No annotated copy of " + file);
    }
}
