package io.shelfbell.rule.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.Coverage;
import io.shelfbell.rule.Finding;
import io.shelfbell.rule.table.TableReader;
import io.shelfbell.rule.table.TestBook;
import io.shelfbell.rule.workbook.Findings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTest {
    private static final String TIERS = "Id | Recipient tier | Local time | => Reason\n";

    private static final Pattern CASE =
            Pattern.compile("Recipient tier (.+); Local time (.+) matches (\\S+) and (\\S+), which disagree");

    private final Findings findings = new Findings();

    private Coverage coverage(TestBook book) {
        return analysed(book, new Budget(Integer.MAX_VALUE)).orElseThrow();
    }

    private Optional<Coverage> analysed(TestBook book, Budget budget) {
        var tested = TableReader.test("t.xlsx", book.bytes(), findings).orElseThrow();
        return Analysis.of(tested, "t.xlsx", findings, budget);
    }

    /** Without examples, so that only the rows speak. */
    private List<Finding> found(String policy, String rules) {
        coverage(TestBook.about("exclusion", policy, rules));
        return findings.all().stream()
                .filter(finding ->
                        !finding.code().equals("NO_EXAMPLE") && !finding.code().equals("CELLS_NOT_COVERED"))
                .toList();
    }

    private static String line(Finding finding) {
        return finding.cell() + " " + finding.severity() + " " + finding.code();
    }

    @Test
    void two_rows_that_disagree_come_with_a_case_that_both_match() {
        var found = found("unique", TIERS + "R-1 | gold | 21:00..08:00 | A\nR-2 | not silver | 07:00..09:00 | B");
        assertThat(found).filteredOn(Finding::isError).singleElement().satisfies(finding -> {
            assertThat(line(finding)).isEqualTo("A3 error CONFLICT");
            assertThat(finding.found())
                    .isEqualTo("Recipient tier gold; Local time 07:00 matches R-1 and R-2, which disagree");
        });
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = ';', textBlock = """
            POLICY  ; SECOND; FINDS
            unique  ; B     ; A3 error CONFLICT
            unique  ; A     ; A3 warning OVERLAP
            any     ; B     ; A3 error CONFLICT
            any     ; A     ;
            collect ; B     ;
            collect ; A     ; A3 note TWICE
            first   ; B     ;
            first   ; A     ;""")
    void what_an_overlap_means_depends_on_the_hit_policy(String policy, String second, String finds) {
        var found = found(policy, TIERS + "R-1 | gold | - | A\nR-2 | - | 07:00..09:00 | " + second);
        assertThat(found)
                .filteredOn(finding -> !finding.code().equals("GAP"))
                .extracting(AnalysisTest::line)
                .containsExactlyElementsOf(finds == null ? List.of() : List.of(finds));
    }

    @Test
    void a_row_below_one_that_takes_all_of_it_never_answers() {
        var found =
                found("first", TIERS + "R-1 | gold, silver | - | A\nR-2 | gold | 21:00..08:00 | B\nR-3 | - | - | C");
        assertThat(found).extracting(AnalysisTest::line).containsExactly("A3 warning SHADOWED");
        assertThat(found.get(0).found())
                .isEqualTo("R-2, which never answers: R-1 above takes every case of it,"
                        + " such as Recipient tier gold; Local time 00:00");
    }

    @Test
    void a_row_is_shadowed_by_several_rows_together_and_only_those_are_named() {
        var rules = TIERS
                + "R-1 | - | 08:00..20:00 | A\nR-2 | silver | - | A\nR-3 | - | 20:00..08:00 | B\nR-4 | gold | - | C";
        var found = found("first", rules);
        assertThat(found).extracting(AnalysisTest::line).contains("A5 warning SHADOWED");
        assertThat(found)
                .filteredOn(finding -> finding.code().equals("SHADOWED"))
                .singleElement()
                .extracting(Finding::found)
                .asString()
                .contains("R-1 and R-3 above together take every case of it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<= 9999-12-31", ">= 0000-01-01"})
    void the_first_and_the_last_day_have_a_day_beside_them(String days) {
        assertThat(found("first", "Id | Local date | => Reason\nR-1 | " + days + " | A"))
                .extracting(AnalysisTest::line)
                .containsExactly("A3 note GAP");
    }

    @Test
    void a_gap_is_said_in_as_few_words_as_it_takes() {
        var found = found("first", TIERS + "R-1 | gold | 21:00..08:00 | A\nR-2 | not gold | - | B");
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(line(finding)).isEqualTo("A4 note GAP");
            assertThat(finding.found()).isEqualTo("no row for Recipient tier gold; Local time 08:00..21:00");
            assertThat(finding.suggestion()).isEqualTo("for example Recipient tier gold; Local time 08:00");
        });
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = ';', textBlock = """
            TERM                   ; CELL ; LEFT OVER
            Order is urgent; yes   ; Order is urgent no or unknown
            Available; >= 5        ; Available < 5
            Available; 1..3        ; Available < 1, > 3
            Quantity short; >= 5   ; Quantity short 0..4 or unknown
            Units short; >= 5   ; Units short 0..4
            Order value; (0..10]   ; Order value 0, > 10 or unknown
            Local time; 08:00..20:00; Local time 20:00..08:00
            Local time; 20:00..08:00; Local time 08:00..20:00
            Lane; BULK             ; Lane URGENT, NORMAL
            Recipient country; DE  ; Recipient country not DE
            Recipient country; not DE; Recipient country DE""")
    void a_gap_is_written_as_a_cell_would_be(String term, String cell, String left) {
        assertThat(found("first", "Id | " + term + " | => Reason\nR-1 | " + cell + " | A"))
                .extracting(Finding::found)
                .containsExactly("no row for " + left);
    }

    @Test
    void a_table_that_promises_an_answer_to_every_case_fails_with_a_gap() {
        var book = TestBook.about("exclusion", "collect", "Id | Order is a test | => Reason\nR-1 | yes | A");
        coverage(book);
        assertThat(findings.all()).extracting(Finding::code).doesNotContain("GAP");
        book.sheet("Read me", "Question | exclusion\nOwner | me\nHit policy | collect\nPurpose | x\nComplete | yes");
        coverage(book);
        assertThat(findings.all()).extracting(AnalysisTest::line).contains("A3 error GAP");
    }

    @Test
    void a_table_that_says_it_is_not_complete_is_not_asked_for_gaps() {
        coverage(TestBook.about("exclusion", "first", "Id | Order is a test | => Reason\nR-1 | yes | A")
                .sheet("Read me", "Question | exclusion\nOwner | me\nHit policy | first\nPurpose | x\nComplete | no"));
        assertThat(findings.all()).extracting(Finding::code).doesNotContain("GAP");
    }

    @Test
    void a_finding_without_end_is_told_as_a_few() {
        var rules = new StringBuilder("Id | Recipient country | Item category | Recipient tier | => Reason\n");
        for (int i = 0; i < 60; i++) rules.append("R-%d | C%d | K%d | T%d | A\n".formatted(i, i, i, i));
        assertThat(found("first", rules.toString()))
                .filteredOn(finding ->
                        finding.code().endsWith("GAP") || finding.code().equals("MORE_GAPS"))
                .hasSizeLessThanOrEqualTo(Gaps.MAX + 1);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = ';', textBlock = """
            TERM                 ; CELL          ; FINDS
            Available            ; (2..3)        ; B2 error NEVER_TRUE
            Quantity short       ; < 0           ; B2 error NEVER_TRUE
            Units short          ; >= 0          ; B2 note ALWAYS_TRUE
            Order value          ; >= 0          ;
            Occasion             ; not LOW_STOCK ;
            Local time           ; 00:00..24:00  ; B2 note ALWAYS_TRUE
            Available            ; 1..5, 4..9    ; B2 note OVERLAPPING_PARTS
            Available            ; 1..5, 6..9    ;
            Available            ; [1..5), 5..9  ;
            Available            ; < 3, >= 3     ; B2 note ALWAYS_TRUE""")
    void a_cell_that_contradicts_itself_is_found(String term, String cell, String finds) {
        var found = found("first", "Id | " + term + " | => Reason\nR-1 | " + cell + " | A");
        assertThat(found)
                .filteredOn(finding -> !finding.code().equals("GAP"))
                .extracting(AnalysisTest::line)
                .containsExactlyElementsOf(finds == null ? List.of() : List.of(finds));
    }

    @Test
    void a_row_without_conditions_may_only_come_last_under_first() {
        var everything = "R-1 | - | - | A\n";
        var other = "R-2 | gold | - | B\n";
        assertThat(found("first", TIERS + everything + other))
                .extracting(AnalysisTest::line)
                .contains("A2 warning MATCHES_EVERYTHING", "A3 warning SHADOWED");
        assertThat(new AnalysisTest().found("first", TIERS + other + everything))
                .isEmpty();
        assertThat(new AnalysisTest().found("unique", TIERS + other + everything))
                .extracting(AnalysisTest::line)
                .contains("A3 warning MATCHES_EVERYTHING");
    }

    @Test
    void rows_that_differ_in_one_cell_can_be_one() {
        var found = found("unique", TIERS + "R-1 | gold | - | A\nR-2 | silver | - | A\nR-3 | platinum | - | B");
        assertThat(found)
                .filteredOn(finding -> finding.code().equals("MERGEABLE"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cell()).isEqualTo("B2");
                    assertThat(finding.suggestion()).isEqualTo("write \"gold, silver\" here and delete R-2");
                });
    }

    @Test
    void neighbouring_ranges_merge_into_one_range() {
        var rules = "Id | Available | => Reason\nR-1 | 1..5 | A\nR-2 | 6..9 | A";
        assertThat(found("unique", rules))
                .filteredOn(finding -> finding.code().equals("MERGEABLE"))
                .singleElement()
                .extracting(Finding::suggestion)
                .isEqualTo("write \"1..9\" here and delete R-2");
    }

    @Test
    void rows_with_another_answer_between_them_are_not_merged_under_first() {
        var rules = TIERS
                + "R-1 | gold | 08:00..20:00 | A\nR-2 | silver | - | B\nR-3 | silver, platinum | 08:00..20:00 | A";
        assertThat(found("first", rules)).extracting(Finding::code).doesNotContain("MERGEABLE");
    }

    @Test
    void a_row_that_changes_no_answer_is_told() {
        var rules = TIERS + "R-1 | gold | - | A\nR-2 | silver | - | B\nR-3 | not silver | - | A";
        assertThat(found("first", rules)).extracting(AnalysisTest::line).contains("A2 note REDUNDANT");
    }

    @Test
    void rows_of_different_days_do_not_overlap() {
        var rules = "Id | Recipient tier | From | Until | => Reason\n"
                + "R-1 | gold | 2026-01-01 | 2026-01-31 | A\nR-2 | gold | 2026-02-01 | | B";
        assertThat(found("unique", rules)).extracting(Finding::code).doesNotContain("CONFLICT");
        assertThat(new AnalysisTest().found("unique", rules.replace("2026-01-31", "2026-02-01")))
                .filteredOn(Finding::isError)
                .extracting(Finding::found)
                .containsExactly("Recipient tier gold; Day 2026-02-01 matches R-1 and R-2, which disagree");
    }

    @Test
    void a_set_may_hold_what_two_rows_ask_for() {
        var rules = "Id | Recipient segment | => Reason\nR-1 | vip | A\nR-2 | staff | B";
        assertThat(found("unique", rules))
                .filteredOn(Finding::isError)
                .extracting(Finding::found)
                .containsExactly("Recipient segment staff, vip matches R-1 and R-2, which disagree");
    }

    @Test
    void a_set_of_too_many_values_is_analysed_in_part_and_says_so() {
        var rules = new StringBuilder("Id | Recipient segment | => Reason\n");
        for (int i = 0; i < 14; i++) rules.append("R-%d | s%d | A\n".formatted(i, i));
        assertThat(found("first", rules.toString()))
                .extracting(AnalysisTest::line)
                .contains("A16 note PARTIAL");
    }

    @Test
    void thousands_of_values_of_a_set_are_not_looked_at_two_by_two() {
        var rules = new StringBuilder("Id | Recipient segment | => Reason\n");
        for (int i = 0; i < 4_000; i++) rules.append("R-%d | s%d | A\n".formatted(i, i));
        var column = TestBook.about("exclusion", "first", rules.toString())
                .table()
                .columns()
                .get(0);
        assertThat(Slices.of(column.term(), column.cells(), List.of())).hasSizeBetween(4_000, 4_010);
    }

    @Test
    void what_is_proven_when_the_time_is_up_is_told_and_that_there_may_be_more() {
        var rules = new StringBuilder(TIERS + "R-1 | gold | - | A\nR-2 | gold | - | B\n");
        for (int i = 3; i < 100; i++) rules.append("R-%d | t%d | - | A\n".formatted(i, i));
        var asked = new AtomicInteger();
        var budget = new Budget(Integer.MAX_VALUE, () -> asked.incrementAndGet() > 300);
        analysed(TestBook.about("exclusion", "first", rules.toString()), budget);
        assertThat(findings.all())
                .extracting(AnalysisTest::line)
                .contains("A3 warning SHADOWED", "A101 note PARTIAL")
                .doesNotContain("A101 note GAP");
    }

    @Test
    void rows_that_all_answer_are_merged_only_where_no_two_of_them_answer_the_same_case() {
        var rules = TIERS + "R-1 | platinum | - | A\nR-2 | gold | - | A\nR-3 | gold, silver | - | A";
        assertThat(found("collect", rules))
                .filteredOn(finding -> finding.code().equals("MERGEABLE"))
                .singleElement()
                .extracting(Finding::suggestion)
                .isEqualTo("write \"platinum, gold\" here and delete R-2");
    }

    @Test
    void a_value_that_two_merged_rows_name_is_written_once() {
        var rules = TIERS + "R-1 | \"Black, Decker\", gold | - | A\nR-2 | gold, silver | - | A";
        assertThat(found("first", rules))
                .filteredOn(finding -> finding.code().equals("MERGEABLE"))
                .singleElement()
                .extracting(Finding::suggestion)
                .isEqualTo("write \"\"Black, Decker\", gold, silver\" here and delete R-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unique", "any"})
    void the_case_that_is_named_really_matches_the_rows_that_are_named(String policy) {
        var book = TestBook.about(
                "exclusion",
                policy,
                TIERS + "R-1 | gold | 21:00..08:00 | A\nR-2 | not silver | 07:00..09:00 | B\nR-3 | silver | - | A");
        coverage(book);
        var told = findings.all().stream().filter(Finding::isError).toList();
        assertThat(told).singleElement().satisfies(finding -> {
            var said = CASE.matcher(finding.found());
            assertThat(said.find()).isTrue();
            var example = "Recipient tier | Local time | Expect\n%s | %s | %s, %s"
                    .formatted(said.group(1), said.group(2), said.group(3), said.group(4));
            var again = new AnalysisTest();
            again.coverage(TestBook.about(
                            "exclusion",
                            "collect",
                            TIERS + "R-1 | gold | 21:00..08:00 | A\nR-2 | not silver | 07:00..09:00 | B")
                    .sheet("Examples", example));
            assertThat(again.findings.all()).extracting(Finding::code).doesNotContain("EXAMPLE_FAILED");
        });
    }

    @Test
    void a_row_without_an_example_is_told_with_an_example_that_passes() {
        var rules = TIERS + "R-1 | gold | 21:00..08:00 | A\nR-2 | not silver | - | B";
        var examples = "Recipient tier | Local time | Expect\ngold | 22:00 | R-1\n";
        var book = TestBook.about("exclusion", "first", rules).sheet("Examples", examples);
        var coverage = coverage(book);
        assertThat(coverage.coveredRows()).isEqualTo(1);
        assertThat(findings.all())
                .filteredOn(finding -> finding.code().equals("NO_EXAMPLE"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.suggestion())
                        .isEqualTo("add Recipient tier anything else; Local time 00:00 -> R-2"));
        var proposed = coverage.proposals().get(0);
        var more = examples + proposed.givens().get("Recipient tier") + " | "
                + proposed.givens().get("Local time") + " | " + proposed.expect();
        var better = new AnalysisTest();
        assertThat(better.coverage(book.sheet("Examples", more)).proposals()).isEmpty();
        assertThat(better.findings.errors()).isZero();
    }

    @Test
    void a_condition_is_covered_when_an_example_fails_for_it_alone() {
        var rules = TIERS + "R-1 | gold | 21:00..08:00 | A";
        var head = "Recipient tier | Local time | Expect\ngold | 22:00 | R-1\n";
        assertThat(coverage(TestBook.about("exclusion", "first", rules).sheet("Examples", head)))
                .extracting(Coverage::cells, Coverage::coveredCells)
                .containsExactly(2, 0);
        var both = head + "gold | 12:00 | none\nsilver | 22:00 | none";
        assertThat(coverage(TestBook.about("exclusion", "first", rules).sheet("Examples", both)))
                .extracting(Coverage::cells, Coverage::coveredCells)
                .containsExactly(2, 2);
    }

    @Test
    void examples_that_fail_do_not_keep_the_rows_from_being_analysed() {
        var rules = TIERS + "R-1 | - | - | A\nR-2 | gold | - | B";
        coverage(TestBook.about("exclusion", "first", rules).sheet("Examples", "Recipient tier | Expect\ngold | R-2"));
        assertThat(findings.all())
                .extracting(AnalysisTest::line)
                .contains("B2 error EXAMPLE_FAILED", "A3 warning SHADOWED");
    }
}
