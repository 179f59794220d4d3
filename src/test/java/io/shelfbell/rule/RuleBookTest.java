package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Exclusion;
import io.shelfbell.rule.table.TestBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
    private static final Candidate WATCHER = Facts.watcher(Facts.recipient("gold"));

    @TempDir
    Path folder;

    @Test
    void the_same_files_are_the_same_release() throws IOException {
        var copy = RuleBooks.copy(folder);
        assertThat(copy.load().release()).isEqualTo(RuleBooks.SHOP.release());
        copy.write("timing/more.drl", "package rules.timing;");
        assertThat(copy.load().release()).isNotEqualTo(RuleBooks.SHOP.release());
    }

    @Test
    void two_books_of_the_same_paths_keep_their_own_rules() throws IOException {
        var copy = RuleBooks.copy(folder).write("exclusion/exclusion.drl", excluding("Candidate()", "CLOSED"));
        assertThat(copy.load().exclusion(WATCHER).actions()).containsExactly(new Exclusion("CLOSED"));
        assertThat(RuleBooks.SHOP.exclusion(WATCHER).actions()).isEmpty();
    }

    @Test
    void builds_of_the_same_rules_at_the_same_time_are_no_danger_to_each_other() throws Exception {
        var rules = SourceFile.below(RuleBooks.RULES.resolve("exclusion"), ".drl");
        Callable<Object> build = () -> RuleBase.compile("exclusion", rules, new ArrayList<>());
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var base : threads.invokeAll(Collections.nCopies(40, build)))
                assertThat(base.get()).isNotNull();
        } finally {
            threads.shutdownNow();
        }
    }

    private static String excluding(String when, String reason) {
        return """
                package rules.exclusion;
                import io.shelfbell.fact.*;
                rule "EXCL-990 test" when %s then insert(new Exclusion("%s")); end
                """.formatted(when, reason);
    }

    @Test
    void a_broken_book_tells_everything_at_once() throws IOException {
        var copy = RuleBooks.copy(folder)
                .write("timing/timing.drl", "package rules.timing;\nrule broken when Nothing() then end")
                .write("fireing/x.drl", "package rules.fireing;")
                .write(
                        "allocation.xlsx",
                        TestBook.about("allocation", "first", "Id | => Rank\nA | much")
                                .bytes());
        var broken = catchThrowableOfType(BrokenRuleBook.class, copy::load);
        assertThat(broken.findings()).extracting(Finding::code).contains("UNKNOWN_QUESTION", "DRL", "WRONG_TYPE");
        assertThat(new BrokenRuleBookAnalyzer().analyze(broken, broken).getDescription())
                .contains("decision-tables/allocation.xlsx!Rules!B2: error found \"much\"")
                .contains("rules/timing/timing.drl");
    }

    private List<String> found(RuleBooks.RuleFolders folders) {
        return RuleBook.check(folders.rules(), folders.tables()).stream()
                .filter(Finding::isError)
                .map(finding -> finding.place() + " " + finding.code())
                .toList();
    }

    @Test
    void tables_of_one_name_and_workbooks_of_another_kind_stop_the_start() throws IOException {
        var copy = RuleBooks.copy(folder);
        Files.createDirectories(copy.tables().resolve("old"));
        copy.write(
                        "old/timing.xlsx",
                        TestBook.about("timing", "first", "Id | => Send\nOLD-1 | NOW")
                                .bytes())
                .write("Lanes.XLS", new byte[9])
                .write("plan.ods", new byte[9]);
        assertThat(found(copy))
                .containsExactlyInAnyOrder(
                        "decision-tables/Lanes.XLS OTHER_FORMAT",
                        "decision-tables/plan.ods OTHER_FORMAT",
                        "decision-tables/timing.xlsx DUPLICATE_TABLE");
    }

    @Test
    void endings_in_capitals_are_read_as_well() throws IOException {
        var table = TestBook.about("exclusion", "first", "Id | Item brand | => Reason\nX-1 | Nordlys | BRAND");
        var copy = RuleBooks.copy(folder).write("Brands.XLSX", table.bytes());
        Files.move(copy.rules().resolve("exclusion/exclusion.drl"), copy.rules().resolve("exclusion/EXCLUSION.DRL"));
        var book = copy.load();
        assertThat(book.exclusion(WATCHER).actions()).containsExactly(new Exclusion("BRAND"));
        assertThat(book.tables()).extracting(TableInUse::name).contains("Brands");
    }

    /** As Kubernetes mounts a ConfigMap: a hidden folder for each version, a link to the latest, and links through that. */
    @Test
    void folders_that_are_links_and_files_behind_hidden_folders_are_read_once() throws IOException {
        var copy = RuleBooks.copy(folder);
        var mounted = Files.createDirectory(folder.resolve("mounted"));
        var version = Files.move(copy.tables(), mounted.resolve("..2026_11_25"));
        Files.createSymbolicLink(mounted.resolve("..data"), version.getFileName());
        try (var files = Files.list(version)) {
            for (var file : files.toList())
                Files.createSymbolicLink(
                        mounted.resolve(file.getFileName()), Path.of("..data").resolve(file.getFileName()));
        }
        var linked = Files.createSymbolicLink(folder.resolve("decision-tables"), mounted);
        var read = RuleBook.load(copy.rules(), linked);
        assertThat(read.tables())
                .extracting(TableInUse::file)
                .isEqualTo(
                        RuleBooks.SHOP.tables().stream().map(TableInUse::file).toList());
    }

    @Test
    void a_missing_folder_is_named() {
        assertThat(RuleBook.check(folder.resolve("rules"), RuleBooks.TABLES))
                .extracting(Finding::code)
                .containsExactly("MISSING_FOLDER");
    }

    @Test
    void a_workbook_is_checked_by_itself() throws IOException {
        assertThat(TableCheck.of("timing.xlsx", Files.readAllBytes(RuleBooks.TABLES.resolve("timing.xlsx")))
                        .findings())
                .allMatch(finding -> finding.severity() == Severity.NOTE);
        assertThat(TableCheck.of("x.xlsx", new byte[3]).findings()).hasSize(1);
    }

    @Test
    void rules_that_feed_each_other_are_stopped_and_name_their_question() throws IOException {
        var endless = excluding("Candidate()", "A")
                + excluding("Exclusion()", "B")
                        .lines()
                        .skip(2)
                        .reduce("", String::concat)
                        .replace("990", "991");
        var book =
                RuleBooks.copy(folder).write("exclusion/endless.drl", endless).load();
        for (int i = 0; i < 2; i++)
            assertThatThrownBy(() -> book.exclusion(WATCHER))
                    .isInstanceOf(RunawayRules.class)
                    .hasMessageContaining("exclusion");
    }

    @Test
    void a_rule_that_throws_spoils_nothing_for_the_next_decision() throws IOException {
        var rule = """
                package rules.exclusion;
                import io.shelfbell.fact.*;
                rule "EXCL-990 test" when $c : Candidate(lane == Lane.URGENT) then
                  if ($c.lane() == Lane.URGENT) throw new IllegalStateException("broken");
                end
                """;
        var book = RuleBooks.copy(folder).write("exclusion/broken.drl", rule).load();
        assertThatThrownBy(() -> book.exclusion(Facts.customer(Facts.recipient("gold"), false)))
                .hasRootCauseMessage("broken");
        assertThat(book.exclusion(WATCHER)).isEqualTo(RuleBooks.SHOP.exclusion(WATCHER));
    }

    @Test
    void a_second_table_of_a_question_answers_as_well() throws IOException {
        var table = TestBook.about("exclusion", "first", "Id | Item brand | => Reason\nX-1 | Nordlys | BRAND");
        var book = RuleBooks.copy(folder).write("brands.xlsx", table.bytes()).load();
        assertThat(book.exclusion(WATCHER).actions()).containsExactly(new Exclusion("BRAND"));
    }

    @Test
    void rows_that_contradict_a_unique_table_are_all_named() throws IOException {
        var table = TestBook.about("exclusion", "unique", "Id | => Reason\nX-1 | A\nX-2 | B");
        var verdict = RuleBooks.copy(folder)
                .write("exclusion.xlsx", table.bytes())
                .load()
                .exclusion(WATCHER);
        assertThat(verdict.actions()).containsExactly(new Exclusion("A"));
        assertThat(verdict.answers()).extracting(a -> a.row().id()).containsExactly("X-1", "X-2");
    }

    @Test
    void eight_threads_hear_the_same_answers() throws Exception {
        var candidates = IntStream.range(0, 200)
                .mapToObj(i -> Facts.watcher(
                                Facts.recipient(i % 3 == 0 ? "gold" : "platinum", i % 5 == 0 ? "employee" : "vip"))
                        .at(Facts.MONDAY_NOON.plusSeconds(1_700L * i)))
                .toList();
        Callable<Object> decide = () -> candidates.stream()
                .map(c -> List.of(RuleBooks.SHOP.exclusion(c), RuleBooks.SHOP.timing(c), RuleBooks.SHOP.routing(c)))
                .toList();
        var alone = decide.call();
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var answer : threads.invokeAll(Collections.nCopies(40, decide)))
                assertThat(answer.get()).isEqualTo(alone);
        } finally {
            threads.shutdownNow();
        }
    }
}
