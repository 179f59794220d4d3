package io.shelfbell.rule;

import io.shelfbell.fact.Decided;
import io.shelfbell.rule.classic.ClassicTable;
import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.Question;
import io.shelfbell.rule.table.TableReader;
import io.shelfbell.rule.workbook.Findings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.kie.api.KieBase;

/** What the two folders hold: compiled rules by question, tables, and everything that is wrong with them. */
record RuleFiles(
        String release,
        Map<String, KieBase> rules,
        List<TableInUse> tables,
        List<Finding> findings,
        List<SourceFile> sources) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    static RuleFiles read(Path rules, Path tables) {
        var found = new ArrayList<Finding>();
        if (isMissing(rules, found) | isMissing(tables, found))
            return new RuleFiles("", Map.of(), List.of(), found, List.of());
        var ruleFiles = ruleFiles(rules, found);
        var workbooks = SourceFile.below(tables, TableCheck::isWorkbook);
        var all = new ArrayList<>(ruleFiles);
        all.addAll(workbooks);
        return new RuleFiles(
                ContentHash.of(all), compile(ruleFiles, found), tables(workbooks, found), found, ruleFiles);
    }

    /** What is wrong with the rules alone. */
    static List<Finding> check(Path rules) {
        var found = new ArrayList<Finding>();
        if (!isMissing(rules, found)) compile(ruleFiles(rules, found), found);
        return found;
    }

    /** DRL and classic decision tables. Any other workbook would lie here and do nothing. */
    private static List<SourceFile> ruleFiles(Path rules, List<Finding> found) {
        for (var file : SourceFile.below(rules, TableCheck::isWorkbook))
            if (!ClassicTable.isNamed(file.name()))
                found.add(Finding.error(
                        file.name(),
                        "",
                        "",
                        "MISPLACED_TABLE",
                        "a workbook that nobody reads here",
                        "decision tables in decision-tables/",
                        "call it .drl.xlsx or .drl.xls if it is a classic Drools table"));
        return SourceFile.below(rules, ".drl", ".drl.xlsx", ".drl.xls");
    }

    private static boolean isMissing(Path folder, List<Finding> found) {
        if (Files.isDirectory(folder)) return false;
        return found.add(Finding.error(folder.toString(), "", "", "MISSING_FOLDER", "no such folder", "one", ""));
    }

    private static Map<String, KieBase> compile(List<SourceFile> files, List<Finding> found) {
        var bases = new HashMap<String, KieBase>();
        strays(files, found);
        for (var question : Question.all()) {
            var own = files.stream()
                    .filter(file -> file.folder().equals(question.name()))
                    .toList();
            if (own.isEmpty()) found.add(noRules(question));
            else {
                var base = RuleBase.compile(question.name(), own, found);
                if (base != null) bases.put(question.name(), base);
            }
        }
        return bases;
    }

    /** A folder that is no question would never be asked; its rules must not seem to be at work. */
    private static void strays(List<SourceFile> files, List<Finding> found) {
        for (var file : files)
            if (!RuleBook.questions().contains(file.folder()))
                found.add(Finding.error(
                        file.name(),
                        "",
                        "",
                        "UNKNOWN_QUESTION",
                        "folder \"" + file.folder() + "\"",
                        "a folder named after a question",
                        String.join(", ", RuleBook.questions())));
    }

    /** Whether something was found that forbids to use the files. */
    boolean areBroken() {
        return findings.stream().anyMatch(Finding::isError);
    }

    private static Finding noRules(Question<?, ?> question) {
        return Finding.error("rules/" + question.name(), "", "", "NO_RULES", "no rules", "a DRL file", "");
    }

    private static List<TableInUse> tables(List<SourceFile> workbooks, List<Finding> found) {
        var findings = new Findings();
        var tables = new ArrayList<TableInUse>();
        for (var file : workbooks)
            TableReader.read(file.name(), file.content(), findings, LIMIT)
                    .ifPresent(table -> tables.add(new TableInUse(file, table)));
        new SharedIds(findings).check(tables.stream().map(TableInUse::table).toList());
        found.addAll(findings.all());
        return tables;
    }

    <F, A> Decider<F, A> decider(Question<F, A> question, BiFunction<F, List<Decided<A>>, List<Decided<A>>> combine) {
        return new Decider<>(question, Objects.requireNonNull(rules.get(question.name())), tables(question), combine);
    }

    private List<DecisionTable> tables(Question<?, ?> question) {
        return tables.stream()
                .map(TableInUse::table)
                .filter(table -> table.question() == question)
                .toList();
    }

    /** The same for a question that is asked often, and about few different things. */
    <F, A> Remembered<F, A> remembered(
            Question<F, A> question, BiFunction<F, List<Decided<A>>, List<Decided<A>>> combine) {
        var own = sources.stream()
                .filter(file -> file.folder().equals(question.name()))
                .toList();
        Function<F, Object> key = OnlyTables.areAskedBy(own, question.fact(), question.action())
                ? new AskedAbout<>(question, tables(question))
                : fact -> fact;
        return new Remembered<>(decider(question, combine), key);
    }
}
