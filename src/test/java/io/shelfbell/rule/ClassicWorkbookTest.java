package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Exclusion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.definition.rule.Rule;

class ClassicWorkbookTest {
    private static final Candidate WATCHER = Facts.watcher(Facts.recipient("gold"));
    private static final String NORDLYS = ClassicBook.exclusion("Bonfire | OTHER", "Nordlys | BRAND");

    @TempDir
    Path folder;

    @Test
    void it_fires_beside_our_own_tables_and_is_named_by_its_row() throws IOException {
        var copy = RuleBooks.copy(folder)
                .rule("exclusion/brands.drl.xlsx", ClassicBook.xlsx(NORDLYS).bytes());
        var verdict = copy.load().exclusion(WATCHER);
        assertThat(verdict.actions()).containsExactly(new Exclusion("BRAND"));
        assertThat(verdict.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.rule()).isEqualTo("Brands_9");
            assertThat(answer.owner()).isNull();
            assertThat(answer.row()).isNull();
        });
        var employee = Facts.watcher(Facts.recipient("gold", "employee"));
        assertThat(RuleBook.check(copy.rules(), copy.tables())).noneMatch(Finding::isError);
        assertThat(copy.load().exclusion(employee).actions())
                .containsAll(RuleBooks.SHOP.exclusion(employee).actions())
                .contains(new Exclusion("BRAND"));
    }

    @Test
    void one_of_excel_97_does_as_well() throws IOException {
        var book = RuleBooks.copy(folder)
                .rule("exclusion/brands.drl.xls", ClassicBook.xls(NORDLYS).bytes())
                .load();
        assertThat(book.exclusion(WATCHER).actions()).containsExactly(new Exclusion("BRAND"));
    }

    @Test
    void a_row_may_have_a_name_and_an_owner() throws IOException {
        var table = """
                RuleSet | rules.exclusion
                Import | io.shelfbell.fact.Candidate, io.shelfbell.fact.Exclusion
                RuleTable Brands
                NAME | METADATA | CONDITION | ACTION
                 | | Candidate |
                 | owner("$param") | item.brand == "$param" | insert(new Exclusion("$param"));
                Name | Owner | Brand | Reason
                EXCL-510 a brand that writes itself | brand care | Nordlys | BRAND""";
        var book = RuleBooks.copy(folder)
                .rule("exclusion/brands.drl.xlsx", ClassicBook.xlsx(table).bytes())
                .load();
        var answer = book.exclusion(WATCHER).answers().get(0);
        assertThat(answer.rule()).isEqualTo("EXCL-510 a brand that writes itself");
        assertThat(answer.owner()).isEqualTo("brand care");
    }

    @Test
    void a_changed_one_is_another_release() throws IOException {
        var copy = RuleBooks.copy(folder)
                .rule("exclusion/brands.drl.xlsx", ClassicBook.xlsx(NORDLYS).bytes());
        var before = copy.load();
        var after = copy.rule(
                        "exclusion/brands.drl.xlsx",
                        ClassicBook.xlsx(NORDLYS.replace("BRAND", "CHANGED")).bytes())
                .load();
        assertThat(after.release()).isNotEqualTo(before.release()).isNotEqualTo(RuleBooks.SHOP.release());
        assertThat(before.exclusion(WATCHER).actions()).containsExactly(new Exclusion("BRAND"));
        assertThat(after.exclusion(WATCHER).actions()).containsExactly(new Exclusion("CHANGED"));
    }

    @Test
    void builds_at_one_path_at_the_same_time_keep_their_own_rules() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var builds = IntStream.range(0, 60)
                    .<Callable<List<String>>>mapToObj(i -> () -> ruleNames(i % 2 == 0 ? "Even" : "Odd"))
                    .toList();
            var built = threads.invokeAll(builds);
            for (int i = 0; i < built.size(); i++)
                assertThat(built.get(i).get()).containsExactly(i % 2 == 0 ? "Even_8" : "Odd_8");
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> ruleNames(String name) {
        var table = ClassicBook.exclusion("Nordlys | BRAND").replace("Brands", name);
        var file = new SourceFile(
                "rules/exclusion/brands.drl.xlsx", ClassicBook.xlsx(table).bytes());
        var base = RuleBase.compile("exclusion", List.of(file), new ArrayList<>());
        return base.getKiePackage("rules.exclusion").getRules().stream()
                .map(Rule::getName)
                .toList();
    }

    @Test
    void the_path_that_drools_sees_tells_the_content() {
        var findings = new io.shelfbell.rule.workbook.Findings();
        var paths = List.of("A", "B").stream()
                .map(reason ->
                        ClassicBook.xlsx(ClassicBook.exclusion("x | " + reason)).bytes())
                .map(bytes -> new SourceFile("rules/exclusion/brands.drl.xlsx", bytes))
                .map(file -> RuleSource.of(file, findings).orElseThrow().path())
                .toList();
        assertThat(paths)
                .doesNotHaveDuplicates()
                .allMatch(path -> path.matches("rules/exclusion/brands\\.drl\\.xlsx\\.[0-9a-f]{12}\\.drl"));
    }

    @Test
    void a_question_with_a_hyphen_has_a_package_with_an_underscore() {
        var table = ClassicBook.exclusion("Nordlys | BRAND").replace("rules.exclusion", "rules.order_validation");
        var drl = "package rules.order_validation;\nrule \"ORDER-010 test\" when String() then end";
        var files = List.of(
                new SourceFile("rules/order-validation/a.drl", drl.getBytes(StandardCharsets.UTF_8)),
                new SourceFile(
                        "rules/order-validation/b.drl.xlsx",
                        ClassicBook.xlsx(table).bytes()));
        var found = new ArrayList<Finding>();
        var base = RuleBase.compile("order-validation", files, found);
        assertThat(found).isEmpty();
        assertThat(base.getKiePackage("rules.order_validation").getRules()).hasSize(2);
    }

    @Test
    void another_package_than_the_folder_is_refused_in_both_kinds_of_files() throws IOException {
        var copy = RuleBooks.copy(folder)
                .rule("timing/brands.drl.xlsx", ClassicBook.xlsx(NORDLYS).bytes())
                .write("timing/more.drl", "// a comment\npackage rules.exclusion;\n");
        var broken = catchThrowableOfType(BrokenRuleBook.class, copy::load);
        assertThat(broken.findings())
                .filteredOn(Finding::isError)
                .extracting(Finding::toString)
                .containsExactly(
                        "rules/timing/brands.drl.xlsx!Tables!B1: error found \"rules.exclusion\", expected the package of the folder"
                                + " (RuleSet | rules.timing) [WRONG_PACKAGE]",
                        "rules/timing/more.drl!line 2: error found package rules.exclusion, expected the package of the folder"
                                + " (package rules.timing;) [WRONG_PACKAGE]");
    }

    @Test
    void among_our_own_tables_it_is_refused_and_never_built() throws IOException {
        var classic = ClassicBook.xlsx(NORDLYS).bytes();
        for (var name : List.of("brands.drl.xlsx", "brands.drl.xls")) {
            var broken = catchThrowableOfType(
                    BrokenRuleBook.class,
                    () -> RuleBooks.copy(folder.resolve(name))
                            .write(name, classic)
                            .load());
            assertThat(broken.findings())
                    .filteredOn(Finding::isError)
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.code()).isEqualTo("CLASSIC_TABLE");
                        assertThat(finding.file()).isEqualTo("decision-tables/" + name);
                        assertThat(finding.suggestion()).contains("rules/<question>/");
                    });
        }
        assertThat(TableCheck.of("decision-tables/brands.drl.xlsx", classic).findings())
                .extracting(Finding::code)
                .containsExactly("CLASSIC_TABLE");
    }

    @Test
    void one_that_is_sent_under_another_name_is_read_as_data() {
        var table = ClassicBook.exclusion("Nordlys | BRAND").replace("insert(", "System.exit(1); insert(");
        assertThat(TableCheck.of("brands.xlsx", ClassicBook.xlsx(table).bytes()).findings())
                .extracting(Finding::code)
                .contains("MISSING_SHEET")
                .doesNotContain("DRL");
    }

    @Test
    void a_workbook_among_the_rules_that_nobody_reads_is_told() throws IOException {
        var copy = RuleBooks.copy(folder)
                .rule("exclusion/brands.xlsx", ClassicBook.xlsx(NORDLYS).bytes());
        assertThat(RuleBook.check(copy.rules())).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("MISPLACED_TABLE");
            assertThat(finding.file()).isEqualTo("rules/exclusion/brands.xlsx");
        });
    }
}
