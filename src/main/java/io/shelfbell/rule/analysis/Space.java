package io.shelfbell.rule.analysis;

import io.shelfbell.rule.table.DecisionTable;
import io.shelfbell.rule.table.RuleRow;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** All cases that a table's cells tell apart, and its rows as boxes in it. */
final class Space {
    private final List<RuleRow> rows;
    private final List<Axis> axes;
    private final List<Box> boxes;
    private final Budget budget;
    private final int words;
    private final BitSet impossible = new BitSet();

    /** @throws Budget.Spent for a table too large to be looked at */
    Space(DecisionTable table, Budget budget) {
        this.rows = table.ruleRows();
        this.axes = table.columns().stream()
                .map(column -> Axis.of(column, table.allowed(column.term()), budget))
                .toList();
        this.boxes = IntStream.range(0, rows.size())
                .mapToObj(
                        row -> new Box(axes.stream().map(axis -> axis.side(row)).toList()))
                .toList();
        this.budget = budget;
        this.words = 1 + rows.size() / 64;
        for (int row = 0; row < boxes.size(); row++)
            impossible.set(row, boxes.get(row).isEmpty());
    }

    List<RuleRow> rows() {
        return rows;
    }

    List<Axis> axes() {
        return axes;
    }

    Box box(int row) {
        return boxes.get(row);
    }

    Box everything() {
        return new Box(axes.stream().map(Axis::all).toList());
    }

    /** The rows from one up to but not including another. */
    BitSet between(int from, int to) {
        var some = new BitSet(rows.size());
        some.set(from, Math.max(from, to));
        return some;
    }

    /** Those of the rows that have a case in common with the box. */
    BitSet touching(Box box, BitSet rows) {
        var touching = (BitSet) rows.clone();
        touching.andNot(impossible);
        for (int i = 0; i < axes.size() && !touching.isEmpty(); i++) {
            var side = box.side(i);
            if (axes.get(i).isAll(side)) continue;
            budget.spend((long) words * side.cardinality());
            touching.and(axes.get(i).touching(side));
        }
        return touching;
    }

    /**
     * A case in the box that none of the rows answers.
     *
     * @throws Budget.Spent when that cannot be told in the time that there is
     */
    Optional<Case> uncovered(Box box, BitSet rows) {
        if (box.isEmpty()) return Optional.empty();
        var near = touching(box, rows);
        return new Search(axes, box, near, budget).find();
    }

    /** Whether nothing in the box is left over; never said when slices are missing. */
    boolean isCovered(Box box, BitSet rows) {
        return isComplete() && uncovered(box, rows).isEmpty();
    }

    boolean isComplete() {
        return axes.stream().allMatch(Axis::isComplete);
    }

    Budget budget() {
        return budget;
    }
}
