package io.shelfbell.rule.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Looks for a case in a box that no row answers, axis by axis. At each axis only the rows that are still in play are kept; slices
 * that keep the same rows are one, a slice that keeps more rows than another that was covered is covered too, and rows in play that
 * were met before at the same axis are not followed again. So tables that people write take few steps; nothing can make the worst
 * case cheap, therefore the budget.
 */
final class Search {
    /** What may be remembered, in bytes; beyond it rows in play are followed again, which costs work and not memory. */
    private static final long MEMORY = 32 << 20;

    /** What a state takes beside its rows, in bytes. */
    private static final long STATE = 130;

    private record State(int depth, BitSet rows) {}

    private record Branch(int slice, BitSet rows) {}

    private final List<Axis> axes;
    private final Box box;
    private final BitSet rows;
    private final Budget budget;
    private final List<Integer> order;
    private final List<BitSet> covering;
    private final Map<Integer, List<Branch>> branches = new LinkedHashMap<>();
    private final Set<State> covered = new HashSet<>();
    private final int[] slices;
    private final int words;

    Search(List<Axis> axes, Box box, BitSet rows, Budget budget) {
        this.axes = axes;
        this.box = box;
        this.rows = rows;
        this.budget = budget;
        this.words = 1 + rows.length() / 64;
        this.slices = IntStream.range(0, axes.size())
                .map(axis -> box.side(axis).nextSetBit(0))
                .toArray();
        this.order = order();
        this.covering = covering();
    }

    Optional<Case> find() {
        return descend(0, rows)
                ? Optional.of(new Case(axes, IntStream.of(slices).boxed().toList()))
                : Optional.empty();
    }

    /** The axes that leave the fewest rows in play come first. */
    private List<Integer> order() {
        var restricting = new int[axes.size()];
        for (int i = 0; i < restricting.length; i++) {
            var open = (BitSet) rows.clone();
            open.and(axes.get(i).covering(box.side(i)));
            restricting[i] = open.cardinality();
        }
        return IntStream.range(0, axes.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> restricting[i]))
                .toList();
    }

    /** By depth, the rows that take everything on this axis and all that follow. */
    private List<BitSet> covering() {
        var covering = new BitSet[order.size() + 1];
        covering[order.size()] = rows;
        for (int depth = order.size() - 1; depth >= 0; depth--) {
            int axis = order.get(depth);
            budget.spend((long) words * box.side(axis).cardinality());
            covering[depth] = (BitSet) covering[depth + 1].clone();
            covering[depth].and(axes.get(axis).covering(box.side(axis)));
        }
        return List.of(covering);
    }

    private boolean descend(int depth, BitSet inPlay) {
        budget.spend(words);
        if (inPlay.isEmpty()) return true;
        if (inPlay.intersects(covering.get(depth))) return false;
        var state = new State(depth, inPlay);
        if (covered.contains(state)) return false;
        int axis = order.get(depth);
        for (var branch : narrowed(depth, axis, inPlay)) {
            slices[axis] = branch.slice;
            if (descend(depth + 1, branch.rows)) return true;
        }
        slices[axis] = box.side(axis).nextSetBit(0);
        if (covered.size() * (words * 8L + STATE) < MEMORY) covered.add(state);
        return false;
    }

    /** The smallest sets of rows that a slice of the axis keeps in play. */
    private List<Branch> narrowed(int depth, int axis, BitSet inPlay) {
        var distinct = new LinkedHashMap<BitSet, Integer>();
        for (var branch : branches.computeIfAbsent(depth, d -> branches(axis, rows))) {
            budget.spend(words);
            var kept = (BitSet) branch.rows.clone();
            kept.and(inPlay);
            distinct.putIfAbsent(kept, branch.slice);
            if (kept.isEmpty()) break;
        }
        return smallest(distinct);
    }

    /** The slices of the box on this axis, those that allow the same rows only once. */
    private List<Branch> branches(int axis, BitSet among) {
        var distinct = new LinkedHashMap<BitSet, Integer>();
        box.side(axis).stream().forEach(slice -> {
            budget.spend(words);
            var kept = (BitSet) among.clone();
            kept.and(axes.get(axis).rows(slice));
            distinct.putIfAbsent(kept, slice);
        });
        var all = new ArrayList<Branch>();
        distinct.forEach((kept, slice) -> all.add(new Branch(slice, kept)));
        all.sort(Comparator.comparingInt(branch -> branch.rows.cardinality()));
        return all;
    }

    private List<Branch> smallest(Map<BitSet, Integer> distinct) {
        var all = new ArrayList<Branch>();
        distinct.forEach((kept, slice) -> all.add(new Branch(slice, kept)));
        all.sort(Comparator.comparingInt(branch -> branch.rows.cardinality()));
        var smallest = new ArrayList<Branch>();
        for (var branch : all) {
            budget.spend((long) words * Math.min(64, smallest.size()));
            if (smallest.stream().limit(64).noneMatch(less -> isWithin(less.rows, branch.rows))) smallest.add(branch);
        }
        return smallest;
    }

    private static boolean isWithin(BitSet less, BitSet more) {
        var rest = (BitSet) less.clone();
        rest.andNot(more);
        return rest.isEmpty();
    }
}
