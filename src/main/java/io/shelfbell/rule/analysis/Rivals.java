package io.shelfbell.rule.analysis;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** How rows stand in each other's way. */
final class Rivals {
    private final Space space;

    Rivals(Space space) {
        this.space = space;
    }

    /**
     * Rows above that have a case in common with a row.
     *
     * @param others those with another outcome
     * @param same those with the same outcome
     */
    record Above(BitSet others, BitSet same) {}

    Above above(int row) {
        var touching = space.touching(space.box(row), space.between(0, row));
        var same = new BitSet();
        touching.stream().filter(other -> agree(row, other)).forEach(same::set);
        touching.andNot(same);
        return new Above(touching, same);
    }

    boolean agree(int row, int other) {
        return action(row).equals(action(other));
    }

    private Object action(int row) {
        return space.rows().get(row).row().action();
    }

    /** A case that both rows match. */
    Case common(int row, int other) {
        var box = space.box(row).and(space.box(other));
        return space.uncovered(box, new BitSet()).orElseThrow();
    }

    /** A case in which the row is the uppermost that matches, if there is one. */
    Optional<Case> won(int row) {
        return space.uncovered(space.box(row), space.between(0, row));
    }

    /** The fewest rows above that leave nothing to a row that never wins: one if one is enough. */
    List<Integer> shadowing(int row) {
        var box = space.box(row);
        var near = space.touching(box, space.between(0, row));
        var alone = near.stream().filter(other -> space.box(other).holds(box)).findFirst();
        if (alone.isPresent()) return List.of(alone.getAsInt());
        for (int other : near.stream().toArray()) {
            near.clear(other);
            if (!space.isCovered(box, near)) near.set(other);
        }
        return near.stream().boxed().toList();
    }

    /** Whether the rows below would say the same wherever this row wins, under the policy "first". */
    boolean isRedundant(int row) {
        if (!space.isComplete()) return false;
        int rows = space.rows().size();
        var box = space.box(row);
        var below = space.touching(box, space.between(row + 1, rows));
        if (below.isEmpty() || space.uncovered(box, without(row, rows)).isPresent()) return false;
        for (int other : below.stream().toArray())
            if (!agree(row, other)
                    && space.uncovered(box.and(space.box(other)), without(row, other))
                            .isPresent()) return false;
        return true;
    }

    private BitSet without(int row, int end) {
        var rows = space.between(0, end);
        rows.clear(row);
        return rows;
    }
}
