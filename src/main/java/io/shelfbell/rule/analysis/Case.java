package io.shelfbell.rule.analysis;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One slice of every axis: the smallest thing that a table tells apart. */
record Case(List<Axis> axes, List<Integer> slices) {

    Slice slice(int axis) {
        return axes.get(axis).slices().get(slices.get(axis));
    }

    /** Whether the example's cell would not be blank. */
    boolean isKnown(int axis) {
        var sample = slice(axis).sample();
        return sample != null && !(sample instanceof Collection<?> set && set.isEmpty());
    }

    Box box() {
        return new Box(slices.stream().map(Case::only).toList());
    }

    private static BitSet only(int slice) {
        var side = new BitSet();
        side.set(slice);
        return side;
    }

    /** For example {@code Recipient tier gold; Local time 21:30}, with the axes that matter. */
    String words(BitSet matter) {
        var words = matter.stream()
                .mapToObj(i -> axes.get(i).column().term().name() + " " + slice(i).words())
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "anything at all" : words;
    }

    /** The axes on which one of the rows says something. */
    static BitSet said(List<Axis> axes, int... rows) {
        var said = new BitSet(axes.size());
        for (int row : rows)
            IntStream.range(0, axes.size())
                    .filter(i -> !axes.get(i).isAll(axes.get(i).side(row)))
                    .forEach(said::set);
        return said;
    }
}
