package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.NewTable;
import io.shelfbell.rule.TableCheck;
import io.shelfbell.rule.TableRefresh;
import io.shelfbell.rule.UnreadableWorkbook;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Xlsx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListRefreshTest {

    private static TestBook table(String lists) {
        return TestBook.about(
                        "timing", "first", "Id | Lane | Recipient tier | Local time | => Send\nA | URGENT | | | NOW")
                .sheet("Lists", lists);
    }

    private static List<String> column(byte[] xlsx, int column) {
        return Xlsx.open("t.xlsx", xlsx, new Findings()).orElseThrow().get("Lists").rows().stream()
                .map(row -> row.cell(column).text())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static Map<String, byte[]> parts(byte[] xlsx) throws IOException {
        var parts = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), zip.readAllBytes());
        }
        return parts;
    }

    @Test
    void values_that_a_term_has_today_come_and_others_go() {
        var refresh = TableRefresh.of(
                table("Lane | => Send\nNORMAL | now\nSLOW | HOLD").bytes());
        assertThat(refresh.changes())
                .containsExactly(
                        "Lane: added URGENT, BULK",
                        "Lane: removed SLOW",
                        "=> Send: added DELAY, DIGEST",
                        "Recipient tier: a new list, for values of your own");
        assertThat(column(refresh.workbook(), 0)).containsExactly("Lane", "NORMAL", "URGENT", "BULK");
        assertThat(column(refresh.workbook(), 1)).containsExactly("=> Send", "now", "HOLD", "DELAY", "DIGEST");
        assertThat(column(refresh.workbook(), 2)).containsExactly("Recipient tier");
        assertThat(TableCheck.of("t.xlsx", refresh.workbook()).findings())
                .isEqualTo(TableCheck.of("t.xlsx", table("").bytes()).findings());
    }

    @Test
    void an_outcome_is_the_same_with_a_blank_after_its_mark_and_without() {
        var book = TestBook.about("timing", "first", "Id | Lane | =>Send\nA | URGENT | NOW")
                .sheet("Lists", "Lane | => Send\nURGENT | NOW\nNORMAL | HOLD\nBULK | DELAY\n | DIGEST");
        assertThat(TableRefresh.of(book.bytes()).changes()).isEmpty();
    }

    @Test
    void analysts_own_lists_stay_as_they_are() {
        var refresh = TableRefresh.of(table("Recipient tier | Note | Lane\ngold | a | URGENT\nsilver | |")
                .bytes());
        assertThat(column(refresh.workbook(), 0)).containsExactly("Recipient tier", "gold", "silver");
        assertThat(column(refresh.workbook(), 1)).containsExactly("Note", "a");
        assertThat(column(refresh.workbook(), 2)).containsExactly("Lane", "URGENT", "NORMAL", "BULK");
        assertThat(column(refresh.workbook(), 3)).startsWith("=> Send");
    }

    @Test
    void no_other_part_of_the_file_changes() throws IOException {
        var before = table("Lane\nSLOW").bytes();
        var after = parts(TableRefresh.of(before).workbook());
        parts(before).forEach((name, content) -> {
            if (!name.equals("xl/worksheets/sheet4.xml"))
                assertThat(after.get(name)).as(name).isEqualTo(content);
        });
        assertThat(after).hasSameSizeAs(parts(before));
    }

    @Test
    void refreshing_again_changes_nothing() {
        var once = TableRefresh.of(table("Lane\nSLOW").bytes()).workbook();
        var again = TableRefresh.of(once);
        assertThat(again.changes()).isEmpty();
        assertThat(again.workbook()).isSameAs(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allocation",
                "delivery-failures",
                "exclusion",
                "firing",
                "locations",
                "routing",
                "threshold-bounds",
                "timing"
            })
    void the_shops_own_tables_are_read(String name) throws IOException {
        var file = Files.readAllBytes(Path.of("decision-tables", name + ".xlsx"));
        var refresh = TableRefresh.of(file);
        assertThat(TableCheck.of(name + ".xlsx", refresh.workbook()).findings()).noneMatch(Finding::isError);
    }

    @Test
    void a_new_workbook_is_up_to_date() {
        for (var question : Question.all()) {
            var terms = List.copyOf(Vocabulary.of(question).conditions().keySet());
            var fresh = new NewTable(question.name(), terms, "first", "a", "b").workbook();
            assertThat(TableRefresh.of(fresh).changes()).isEmpty();
        }
    }

    @Test
    void what_is_no_decision_table_is_refused_by_name() {
        for (var book : Arrays.asList(
                new byte[] {1, 2},
                TestBook.empty().sheet("Rules", "Id").bytes(),
                table("").sheet("Read me", "Question | tming").bytes()))
            assertThatThrownBy(() -> TableRefresh.of(book)).isInstanceOf(UnreadableWorkbook.class);
    }
}
