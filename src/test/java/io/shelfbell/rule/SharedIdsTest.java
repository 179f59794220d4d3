package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.table.TestBook;
import io.shelfbell.rule.workbook.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedIdsTest {
    private static List<Finding> found(String firstQuestion, String secondQuestion) {
        var findings = new Findings();
        var first = TestBook.about(firstQuestion, "first", "Id | => Reason\nX-1 | NO")
                .table();
        var second = TestBook.about(secondQuestion, "first", "Id | => Send\nX-1 | NOW");
        if (secondQuestion.equals(firstQuestion)) second.sheet("Rules", "Why | Id | => Reason\nhm | X-1 | NO");
        new SharedIds(findings).check(List.of(first, second.table()));
        return findings.all();
    }

    @Test
    void an_id_in_two_workbooks_of_a_question_is_found_at_the_second() {
        assertThat(found("exclusion", "exclusion")).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("t.xlsx!Rules!B2");
            assertThat(finding.code()).isEqualTo("DUPLICATE_ID");
            assertThat(finding.suggestion()).isEqualTo("see t.xlsx!Rules!A2");
        });
    }

    @Test
    void the_cell_of_the_id_is_named_even_where_another_cell_says_the_same() {
        var findings = new Findings();
        var book = TestBook.about("exclusion", "first", "Why | Id | => Reason\nX-1 | X-1 | NO");
        new SharedIds(findings).check(List.of(book.table(), book.table()));
        assertThat(findings.all()).singleElement().extracting(Finding::cell).isEqualTo("B2");
    }

    @Test
    void two_questions_may_use_one_id() {
        assertThat(found("exclusion", "timing")).isEmpty();
    }
}
