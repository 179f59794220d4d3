package io.shelfbell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DiffCommandTest {
    private static final String ROUTING = "decision-tables/routing.xlsx";

    @TempDir
    Path folder;

    private String changed() throws IOException {
        var copy = folder.resolve("routing.xlsx");
        try (var book = new XSSFWorkbook(Files.newInputStream(Path.of(ROUTING)));
                var file = Files.newOutputStream(copy)) {
            book.getSheet("Rules").getRow(4).getCell(8).setCellValue("gold, platinum");
            book.write(file);
        }
        return copy.toString();
    }

    @Test
    void the_same_table_differs_in_nothing() {
        var terminal = Terminal.run("diff", ROUTING, ROUTING);
        assertThat(terminal.code()).isZero();
        assertThat(terminal.out()).matches("No differences\\.\\R");
    }

    @Test
    void a_change_is_a_sentence() throws IOException {
        var terminal = Terminal.run("diff", ROUTING, changed());
        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.out().lines())
                .containsExactly("ROUTE-140: Recipient tier was platinum, is now gold, platinum", "1 difference.");
    }

    @Test
    void programs_read_the_same_as_json() throws IOException {
        var terminal = Terminal.run("diff", ROUTING, changed(), "--json");
        assertThat(terminal.code()).isEqualTo(1);
        var one = new JsonMapper().readTree(terminal.out()).at("/differences/0");
        assertThat(one.path("kind").asString()).isEqualTo("CELL_CHANGED");
        assertThat(one.path("cell").asString()).isEqualTo("I5");
        assertThat(one.path("before").asString()).isEqualTo("platinum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff", "diff pom.xml", "diff nothing.xlsx nowhere.xlsx", "diff pom.xml pom.xml"})
    void what_cannot_be_compared_ends_with_2(String line) {
        var terminal = Terminal.run(line.split(" "));
        assertThat(terminal.code()).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains("Usage: shelfbell diff");
    }
}
