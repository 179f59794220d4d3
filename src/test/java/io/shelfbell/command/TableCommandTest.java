package io.shelfbell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableCommandTest {
    @TempDir
    Path folder;

    private Terminal begin(String terms, String... more) {
        var line = new ArrayList<>(List.of("table", "new", "routing", "--terms", terms, "--out", file().toString()));
        line.addAll(List.of(more));
        return Terminal.run(line.toArray(String[]::new));
    }

    private Path file() {
        return folder.resolve("new/vip.xlsx");
    }

    @Test
    void a_new_workbook_is_written_where_it_is_wanted() {
        var terminal = begin("Recipient tier, Item category");
        assertThat(terminal.code()).isZero();
        assertThat(terminal.out()).isEqualToNormalizingNewlines("Written: " + file() + "\n");
        assertThat(Terminal.run("check", file().toString()).out())
                .contains("[NO_ROWS]")
                .contains("1 error in 1 file.");
    }

    @Test
    void a_file_that_is_there_is_replaced_only_by_force() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "mine");
        assertThat(begin("Recipient tier").code()).isEqualTo(1);
        assertThat(file()).hasContent("mine");
        assertThat(begin("Recipient tier", "--force").code()).isZero();
        assertThat(Files.size(file())).isGreaterThan(4);
    }

    private Terminal begin(Path tables, String... more) {
        var line = new ArrayList<>(
                List.of("table", "new", "routing", "--terms", "Recipient tier", "--folder", tables.toString()));
        line.addAll(List.of(more));
        return Terminal.run(line.toArray(String[]::new));
    }

    @Test
    void without_a_name_it_is_named_after_its_question_and_never_replaces_another() {
        for (var name : List.of("routing.xlsx", "routing-2.xlsx", "routing-3.xlsx")) {
            assertThat(begin(folder).out()).isEqualToNormalizingNewlines("Written: " + folder.resolve(name) + "\n");
            assertThat(folder.resolve(name)).exists();
        }
    }

    @Test
    void a_name_tells_it_from_the_other_tables_of_its_question() {
        assertThat(begin(folder, "--name", "vip").out())
                .isEqualToNormalizingNewlines("Written: " + folder.resolve("routing-vip.xlsx") + "\n");
        assertThat(begin(folder, "--name", "vip").err()).contains("--force");
        assertThat(begin(folder, "--name", "../vip").err()).contains("A name is made of letters, digits and -.");
    }

    @Test
    void terms_that_are_not_known_are_told_all_at_once() {
        var terminal = begin("Recipent tier, Item categry");
        assertThat(terminal.code()).isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean \"Recipient tier\"?", "did you mean \"Item category\"?");
        assertThat(file()).doesNotExist();
    }

    @Test
    void terms_and_questions_are_listed() {
        assertThat(Terminal.run("table", "terms").out().lines()).contains("routing", "timing");
        assertThat(Terminal.run("table", "terms", "routing").out().lines())
                .anyMatch(line -> line.startsWith("Recipient tier "))
                .anyMatch(line -> line.startsWith("=> Channels "));
    }

    @Test
    void a_refresh_says_what_it_changes_and_a_dry_run_changes_nothing() throws IOException {
        begin("Recipient tier");
        assertThat(Terminal.run("table", "refresh", file().toString()).out()).contains("up to date");
        try (var book = new XSSFWorkbook(Files.newInputStream(file()));
                var out = new ByteArrayOutputStream()) {
            book.getSheet("Lists").getRow(1).getCell(1).setCellValue("PIGEON");
            book.write(out);
            Files.write(file(), out.toByteArray());
        }
        var before = Files.readAllBytes(file());
        assertThat(Terminal.run("table", "refresh", file().toString(), "--dry-run")
                        .out())
                .contains("removed PIGEON");
        assertThat(file()).hasBinaryContent(before);
        assertThat(Terminal.run("table", "refresh", file().toString()).out())
                .contains("!Lists: => Channels: removed PIGEON");
        assertThat(Terminal.run("table", "refresh", file().toString()).out()).contains("up to date");
    }
}
