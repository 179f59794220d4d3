package io.shelfbell.rule.analysis;

import static io.shelfbell.rule.Severity.NOTE;
import static io.shelfbell.rule.Severity.WARNING;

import io.shelfbell.rule.Coverage;
import io.shelfbell.rule.Proposal;
import io.shelfbell.rule.table.Condition;
import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.Example;
import io.shelfbell.rule.table.HitPolicy;
import io.shelfbell.rule.table.TestedTable;
import io.shelfbell.rule.workbook.Findings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the examples cover, and examples for the rows that they do not. */
final class ExampleCheck {
    /** More cells than a person reads in one finding. */
    private static final int TOLD = 8;
    /** What it costs to ask a cell about a value, in words. */
    private static final long ASKED = 8;

    private final DecisionTable table;
    private final List<Example> examples;
    private final Space space;
    private final Rivals rivals;
    private final Report report;
    private final List<Proposal> proposals = new ArrayList<>();
    private final List<String> uncovered = new ArrayList<>();
    private int cells;
    private int coveredRows;

    ExampleCheck(TestedTable tested, Space space, Rivals rivals, Report report) {
        this.table = tested.table();
        this.examples = tested.examples();
        this.space = space;
        this.rivals = rivals;
        this.report = report;
    }

    /**
     * @param sheet where the examples stand
     * @throws Budget.Spent when there are too many cells and examples to ask each about each
     */
    Coverage check(Findings.Place sheet) {
        var answered = examples.stream()
                .flatMap(example -> example.answered().stream())
                .collect(Collectors.toSet());
        for (int row = 0; row < space.rows().size(); row++) {
            row(row, answered);
            cells(row);
        }
        if (!uncovered.isEmpty()) tellCells(sheet);
        return new Coverage(space.rows().size(), coveredRows, cells, cells - uncovered.size(), proposals);
    }

    private void row(int row, Set<String> answered) {
        if (answered.contains(report.id(row))) {
            coveredRows++;
            return;
        }
        var proposal = proposal(row);
        proposal.ifPresent(proposals::add);
        report.atRow(
                row,
                WARNING,
                "NO_EXAMPLE",
                report.id(row) + ", which answers no example",
                "an example for every row",
                proposal.map(example -> "add " + example.words()).orElse(""));
    }

    /** Empty for a row that never answers, or of which that could not be told. */
    private Optional<Proposal> proposal(int row) {
        space.budget().ask(4);
        try {
            var won = table.policy() == HitPolicy.COLLECT
                    ? space.uncovered(space.box(row), new BitSet())
                    : rivals.won(row);
            return won.map(this::proposal);
        } catch (Budget.Spent spent) {
            return Optional.empty();
        }
    }

    private Proposal proposal(Case won) {
        var givens = new LinkedHashMap<String, String>();
        for (int i = 0; i < space.axes().size(); i++)
            if (won.isKnown(i))
                givens.put(
                        space.axes().get(i).column().term().name(), won.slice(i).words());
        var matching = space.touching(won.box(), space.between(0, space.rows().size()));
        var answering = table.policy() == HitPolicy.COLLECT
                ? matching.stream().mapToObj(report::id).collect(Collectors.joining(", "))
                : report.id(matching.nextSetBit(0));
        return new Proposal(givens, answering);
    }

    private void cells(int row) {
        space.budget().ask(4);
        var failures = new BitSet();
        boolean matched = false;
        for (var example : examples) {
            var failed = failed(row, example);
            matched |= failed.isEmpty();
            if (failed.cardinality() == 1) failures.or(failed);
        }
        for (int i = 0; i < space.axes().size(); i++) {
            var column = space.axes().get(i).column();
            if (column.cells().get(row).equals(Condition.ANY)) continue;
            cells++;
            if (!matched || !failures.get(i))
                uncovered.add(
                        report.rule(row).sheetRow().cell(column.position()).ref());
        }
    }

    /** The axes on which an example does not satisfy a row. */
    private BitSet failed(int row, Example example) {
        space.budget().spend(ASKED * space.axes().size());
        var failed = new BitSet();
        for (int i = 0; i < space.axes().size(); i++) {
            var column = space.axes().get(i).column();
            if (!column.cells().get(row).allows(example.value(column))) failed.set(i);
        }
        return failed;
    }

    private void tellCells(Findings.Place sheet) {
        var told = uncovered.stream().limit(TOLD).collect(Collectors.joining(", "));
        sheet.report(
                NOTE,
                "A1",
                "CELLS_NOT_COVERED",
                "examples for %d of %d conditions; not for %s%s"
                        .formatted(cells - uncovered.size(), cells, told, uncovered.size() > TOLD ? ", ..." : ""),
                "for every condition an example that its row answers, and one that only this condition keeps from it",
                "");
    }
}
