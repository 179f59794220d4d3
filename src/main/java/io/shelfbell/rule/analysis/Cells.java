package io.shelfbell.rule.analysis;

import static io.shelfbell.rule.Severity.ERROR;
import static io.shelfbell.rule.Severity.NOTE;
import static io.shelfbell.rule.Severity.WARNING;

import io.shelfbell.rule.table.Condition;
import io.shelfbell.rule.table.HitPolicy;
import io.shelfbell.rule.table.Interval;
import java.util.BitSet;
import java.util.List;

/** Cells that say nothing, contradict themselves, or say a thing twice. */
record Cells(Space space, HitPolicy policy, Report report) {

    void check() {
        for (int row = 0; row < space.rows().size(); row++) {
            space.budget().spend(space.axes().size());
            for (var axis : space.axes()) check(row, axis);
            everything(row);
        }
    }

    private void check(int row, Axis axis) {
        var cell = axis.column().cells().get(row);
        var side = axis.side(row);
        if (side.isEmpty()) never(row, axis);
        else if (axis.isAll(side) && !cell.equals(Condition.ANY) && !isClosedLater(axis, cell))
            report.atCell(
                    row,
                    axis,
                    NOTE,
                    "ALWAYS_TRUE",
                    report.quoted(row, axis) + ", which every case satisfies",
                    "a condition that narrows",
                    "leave the cell blank");
        if (cell instanceof Condition.Within within && overlap(within.intervals())) twice(row, axis, side);
    }

    /** A list of sets is never complete: there may be other members. */
    private static boolean isClosedLater(Axis axis, Condition cell) {
        return axis.column().term().type().many() && cell instanceof Condition.OneOf;
    }

    private void never(int row, Axis axis) {
        report.atCell(
                row,
                axis,
                ERROR,
                "NEVER_TRUE",
                report.quoted(row, axis) + ", which no case satisfies",
                "a condition that some case satisfies",
                "so " + report.id(row) + " never answers; widen the condition or delete the row");
    }

    private void twice(int row, Axis axis, BitSet side) {
        report.atCell(
                row,
                axis,
                NOTE,
                "OVERLAPPING_PARTS",
                report.quoted(row, axis) + ", whose parts overlap",
                "parts that are apart",
                "write \"" + Sides.words(axis, side) + "\"");
    }

    private boolean overlap(List<Interval> parts) {
        space.budget().spend((long) parts.size() * parts.size());
        for (int i = 0; i < parts.size(); i++)
            for (int j = 0; j < i; j++) if (parts.get(i).overlaps(parts.get(j))) return true;
        return false;
    }

    /** The last row of a table of the policy "first" may catch the rest. */
    private void everything(int row) {
        int last = space.rows().size() - 1;
        boolean all = space.axes().stream().allMatch(axis -> axis.isAll(axis.side(row)));
        if (!all || last == 0 || policy == HitPolicy.FIRST && row == last) return;
        report.atRow(
                row,
                policy == HitPolicy.COLLECT ? NOTE : WARNING,
                "MATCHES_EVERYTHING",
                report.id(row) + " without a condition: it matches every case, whatever the other rows say",
                "conditions, or the last place under the hit policy \"first\"",
                "");
    }
}
