package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shelfbell.rule.AnnotatedCopy;
import io.shelfbell.rule.Finding;
import io.shelfbell.rule.TableCheck;
import io.shelfbell.rule.UnreadableWorkbook;
import io.shelfbell.rule.workbook.Findings;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was refused as a whole is never written into; what is wrong at its cells is. */
class RefusedFileTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void a_workbook_with_macros_gets_no_copy_although_one_could_be_made() {
        var macros = RawBook.good().with("xl/vbaProject.bin", "x").bytes();
        var check = TableCheck.of("t.xlsx", macros);
        assertThat(check.findings()).extracting(Finding::code).containsExactly("MACROS");
        assertThatThrownBy(() -> AnnotatedCopy.of(macros, check, PATIENCE))
                .isInstanceOf(UnreadableWorkbook.class)
                .hasMessageContaining("refused");
    }

    @Test
    void a_workbook_without_our_sheets_and_one_with_more_findings_than_are_told_get_a_copy() {
        var rows = IntStream.range(0, 1_300).mapToObj(i -> "X-" + i + " | many | NO");
        var wrong = TestBook.about(
                "exclusion", "first", "Id | Available | => Reason\n" + rows.collect(Collectors.joining("\n")));
        assertThat(TableCheck.of("t.xlsx", wrong.bytes()).findings())
                .last()
                .extracting(Finding::code)
                .isEqualTo(Findings.MORE);
        for (var book : new TestBook[] {wrong, TestBook.empty().sheet("Sheet1", "x")}) {
            var check = TableCheck.of("t.xlsx", book.bytes());
            assertThat(check.refused()).isFalse();
            assertThat(AnnotatedCopy.of(book.bytes(), check, PATIENCE)).isNotEmpty();
        }
    }

    @Test
    void nobody_waits_longer_for_a_copy_than_the_time_that_is_left() {
        var book = RawBook.good().bytes();
        var check = TableCheck.of("t.xlsx", book);
        assertThatThrownBy(() -> AnnotatedCopy.of(book, check, Duration.ofSeconds(-1)))
                .isInstanceOf(UnreadableWorkbook.class)
                .hasMessageContaining("too long");
    }
}
