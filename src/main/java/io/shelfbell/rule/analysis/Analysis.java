package io.shelfbell.rule.analysis;

import static io.shelfbell.rule.Severity.ERROR;
import static io.shelfbell.rule.Severity.NOTE;
import static io.shelfbell.rule.Severity.WARNING;

import io.shelfbell.rule.Coverage;
import io.shelfbell.rule.Severity;
import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.HitPolicy;
import io.shelfbell.rule.table.TestedTable;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proves what holds for all cases that a table's cells tell apart, and gives a case with every finding. */
public final class Analysis {
    /** Words of 64 rows; about three seconds of one core. */
    private static final long BUDGET = 1_500_000_000L;

    private final TestedTable tested;
    private final DecisionTable table;
    private final HitPolicy policy;
    private final Space space;
    private final Rivals rivals;
    private final Report report;
    private @Nullable Coverage coverage;
    private int undecided;

    private Analysis(TestedTable tested, Findings.Place place, Budget budget) {
        this.tested = tested;
        this.table = tested.table();
        this.policy = table.policy();
        this.space = new Space(table, budget);
        this.rivals = new Rivals(space);
        this.report = new Report(space, place);
    }

    /**
     * Adds to the findings what can be told about the table in the file, and says what its examples cover; empty for a table too large to
     * tell. What is proven when the time is up is told, and how much is not.
     */
    public static Optional<Coverage> of(TestedTable tested, String file, Findings findings, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        return of(tested, file, findings, new Budget(BUDGET, () -> System.nanoTime() - end > 0));
    }

    static Optional<Coverage> of(TestedTable tested, String file, Findings findings, Budget budget) {
        var rules = findings.at(file, Sheet.RULES);
        try {
            return new Analysis(tested, rules, budget).run(findings.at(file, Sheet.EXAMPLES));
        } catch (Budget.Spent spent) {
            rules.report(
                    NOTE,
                    "A1",
                    "PARTIAL",
                    "more rows and different values than an analysis of gaps and overlaps can hold",
                    "a smaller table for a proof",
                    "split the table");
            return Optional.empty();
        }
    }

    private Optional<Coverage> run(Findings.Place examples) {
        within(() -> new Cells(space, policy, report).check());
        for (int row = 0; row < space.rows().size(); row++) check(row);
        within(() -> new Mergeable(space, policy, rivals, report).check());
        if (asksForGaps()) within(this::gaps);
        within(() -> coverage = new ExampleCheck(tested, space, rivals, report).check(examples));
        if (undecided > 0 || !space.isComplete()) partial();
        report.end();
        return Optional.ofNullable(coverage);
    }

    private void within(Runnable question) {
        space.budget().ask(4);
        try {
            question.run();
        } catch (Budget.Spent spent) {
            undecided++;
        }
    }

    private void check(int row) {
        if (space.box(row).isEmpty()) return;
        within(() -> {
            boolean wins = policy == HitPolicy.COLLECT || rivals.won(row).isPresent() || !space.isComplete();
            if (!wins) shadowed(row);
            else if (policy == HitPolicy.FIRST && rivals.isRedundant(row)) redundant(row);
            if (policy != HitPolicy.FIRST) overlaps(row);
        });
    }

    private void shadowed(int row) {
        var above = rivals.shadowing(row);
        var example = rivals.common(row, above.get(0)).words(said(row, above.get(0)));
        report.atRow(
                row,
                WARNING,
                "SHADOWED",
                "%s, which never answers: %s above %s every case of it, such as %s"
                        .formatted(
                                report.id(row),
                                report.ids(above),
                                above.size() == 1 ? "takes" : "together take",
                                example),
                "a row that can win",
                "delete it, narrow the others or move it up");
    }

    private void redundant(int row) {
        var example = rivals.won(row).orElseThrow();
        report.atRow(
                row,
                NOTE,
                "REDUNDANT",
                "%s, without which every case gets the same answer from rows below, such as %s"
                        .formatted(report.id(row), example.words(said(row))),
                "rows that change an answer",
                "it may be deleted");
    }

    private void overlaps(int row) {
        var above = rivals.above(row);
        if (policy == HitPolicy.COLLECT) {
            if (!above.same().isEmpty()) overlap(row, above.same(), "TWICE", NOTE, "which say the same twice");
            return;
        }
        if (!above.others().isEmpty()) overlap(row, above.others(), "CONFLICT", ERROR, "which disagree");
        else if (policy == HitPolicy.UNIQUE && !above.same().isEmpty())
            overlap(row, above.same(), "OVERLAP", WARNING, "which say the same");
    }

    private void overlap(int row, BitSet others, String code, Severity severity, String how) {
        int other = others.nextSetBit(0);
        int more = others.cardinality() - 1;
        report.atRow(
                row,
                severity,
                code,
                "%s matches %s and %s, %s%s"
                        .formatted(
                                rivals.common(row, other).words(said(row, other)),
                                report.id(other),
                                report.id(row),
                                how,
                                more == 0 ? "" : " (and " + more + " more rows overlap " + report.id(row) + " so)"),
                policy == HitPolicy.ANY ? "rows that agree where they overlap" : "one row at most for every case",
                policy == HitPolicy.COLLECT ? "" : "narrow one of them, or use the hit policy \"first\"");
    }

    private BitSet said(int... rows) {
        return Case.said(space.axes(), rows);
    }

    /** Where all rows answer, or a rule stands behind the table, no answer is an answer, unless the "Read me" says otherwise. */
    private boolean asksForGaps() {
        return table.complete().orElse(policy != HitPolicy.COLLECT);
    }

    private void gaps() {
        boolean promised = table.complete().orElse(false);
        var gaps = Gaps.of(space);
        for (var gap : gaps.all())
            report.below(
                    promised ? ERROR : NOTE,
                    "GAP",
                    "no row for " + Sides.words(space.axes(), gap.box()),
                    promised ? "a row for every case" : "a row for every case, or \"Complete | no\" in Read me",
                    "for example " + gap.example().words(narrow(gap.box())));
        if (gaps.areUndecided()) undecided++;
        if (gaps.areMore()) moreGaps(gaps.all().size());
    }

    private BitSet narrow(Box box) {
        var narrow = new BitSet();
        for (int i = 0; i < space.axes().size(); i++) if (!space.axes().get(i).isAll(box.side(i))) narrow.set(i);
        return narrow;
    }

    private void moreGaps(int told) {
        report.below(NOTE, "MORE_GAPS", "more gaps than the " + told + " that are told", "few gaps", "");
    }

    private void partial() {
        report.below(
                NOTE,
                "PARTIAL",
                undecided == 0
                        ? "a column that asks for more than " + Slices.MAX_MEMBERS + " values of a set"
                        : undecided + " questions about rows that take too long to decide",
                "a smaller table for a full proof",
                "what is told is proven; there may be more of it");
    }
}
