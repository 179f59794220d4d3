package io.shelfbell.rule.analysis;

import io.shelfbell.rule.table.Column;
import io.shelfbell.rule.table.Condition;
import io.shelfbell.rule.workbook.TimeLimit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One condition column, cut into slices, with the rows that allow each. */
final class Axis {
    private final Column column;
    private final List<Slice> slices;
    private final BitSet[] rows;
    private final BitSet open;
    private final Map<Condition, BitSet> sides = new HashMap<>();
    private final boolean complete;

    private Axis(Column column, List<Slice> slices, boolean complete) {
        this.column = column;
        this.slices = slices;
        this.complete = complete;
        this.rows = new BitSet[slices.size()];
        for (int i = 0; i < rows.length; i++)
            rows[i] = new BitSet(column.cells().size());
        for (int row = 0; row < column.cells().size(); row++) {
            int current = row;
            side(row).stream().forEach(slice -> rows[slice].set(current));
        }
        this.open = intersection(all());
    }

    /**
     * @param allowed the values that the sheet "Lists" gives for a text
     * @throws Budget.Spent when rows and slices together would take too much memory
     */
    static Axis of(Column column, List<String> allowed, Budget budget) {
        var cells = column.cells();
        var slices = Slices.of(column.term(), cells, allowed);
        budget.hold(2L * cells.size() * slices.size());
        return new Axis(column, slices, Slices.areComplete(column.term(), cells));
    }

    Column column() {
        return column;
    }

    List<Slice> slices() {
        return slices;
    }

    /** The slices that a row's cell allows. */
    BitSet side(int row) {
        return sides.computeIfAbsent(column.cells().get(row), this::allowed);
    }

    private BitSet allowed(Condition cell) {
        TimeLimit.check();
        var allowed = new BitSet(slices.size());
        for (int i = 0; i < slices.size(); i++) if (cell.allows(slices.get(i).sample())) allowed.set(i);
        return allowed;
    }

    BitSet all() {
        var all = new BitSet(slices.size());
        all.set(0, slices.size());
        return all;
    }

    boolean isAll(BitSet side) {
        return side.cardinality() == slices.size();
    }

    /** The rows that allow a slice. */
    BitSet rows(int slice) {
        return rows[slice];
    }

    /** The rows that allow every slice of the side. */
    BitSet covering(BitSet side) {
        return isAll(side) ? open : intersection(side);
    }

    private BitSet intersection(BitSet side) {
        var covering = new BitSet();
        covering.set(0, column.cells().size());
        side.stream().forEach(slice -> covering.and(rows[slice]));
        return covering;
    }

    /** The rows that allow at least one slice of the side. */
    BitSet touching(BitSet side) {
        var touching = new BitSet();
        side.stream().forEach(slice -> touching.or(rows[slice]));
        return touching;
    }

    /** A row more, which no cell of the sheet holds: a gap that was found. */
    void note(int row, BitSet side) {
        side.stream().forEach(slice -> rows[slice].set(row));
        open.clear(row);
        if (isAll(side)) open.set(row);
    }

    /** Whether the slices stand for all values; otherwise only what was found is proven, not what was not found. */
    boolean isComplete() {
        return complete;
    }
}
