package io.shelfbell.rule.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cases that no row answers, as few and as large boxes as can be: each found case is widened until a row stands in the way, and what is
 * left is searched again. No gap lies within the others.
 */
final class Gaps {
    /** More than a person reads. */
    static final int MAX = 20;

    /** A gap, and a case in it. */
    record Gap(Box box, Case example) {}

    private final Space space;
    private final List<Gap> gaps = new ArrayList<>();
    private boolean more;
    private boolean undecided;

    private Gaps(Space space) {
        this.space = space;
    }

    static Gaps of(Space space) {
        var gaps = new Gaps(space);
        try {
            gaps.find();
        } catch (Budget.Spent spent) {
            gaps.undecided = true;
        }
        return gaps;
    }

    /** Those that were found before the budget was spent. */
    List<Gap> all() {
        return gaps;
    }

    /** Whether there are more than were looked for. */
    boolean areMore() {
        return more;
    }

    boolean areUndecided() {
        return undecided;
    }

    private void find() {
        int rows = space.rows().size();
        for (int found = 0; found <= MAX; found++) {
            space.budget().ask(4);
            var left = space.uncovered(space.everything(), space.between(0, rows + found));
            if (left.isEmpty()) break;
            more = found == MAX;
            if (more) break;
            var gap = widened(left.get());
            for (int i = 0; i < space.axes().size(); i++) space.axes().get(i).note(rows + found, gap.side(i));
            gaps.add(new Gap(gap, left.get()));
        }
        if (!more) dropCovered(rows);
    }

    /** As wide as no row hinders; the axes that can be opened wholly come first, so that the gap is said in few words. */
    private Box widened(Case start) {
        var sides = new ArrayList<>(start.box().sides());
        var narrow = new ArrayList<>(IntStream.range(0, sides.size()).boxed().toList());
        while (!narrow.isEmpty()) {
            var widest = narrow.stream()
                    .max(Comparator.comparingDouble(axis -> share(axis, free(axis, sides))))
                    .orElseThrow();
            sides.set(widest, free(widest, sides));
            narrow.remove(widest);
        }
        return new Box(List.copyOf(sides));
    }

    private double share(int axis, BitSet side) {
        return (double) side.cardinality() / space.axes().get(axis).slices().size();
    }

    /** The slices of an axis that no row takes which has all the other sides in common with the box. */
    private BitSet free(int axis, List<BitSet> sides) {
        var opened = new ArrayList<>(sides);
        opened.set(axis, space.axes().get(axis).all());
        var hindering =
                space.touching(new Box(opened), space.between(0, space.rows().size()));
        var free = space.axes().get(axis).all();
        hindering.stream().forEach(row -> free.andNot(space.axes().get(axis).side(row)));
        return free;
    }

    /** A later gap may have grown over an earlier one. */
    private void dropCovered(int rows) {
        var kept = space.between(rows, rows + gaps.size());
        for (int i = 0; i < gaps.size(); i++) {
            kept.clear(rows + i);
            if (space.uncovered(gaps.get(i).box(), kept).isPresent()) kept.set(rows + i);
        }
        for (int i = gaps.size() - 1; i >= 0; i--) if (!kept.get(rows + i)) gaps.remove(i);
    }
}
