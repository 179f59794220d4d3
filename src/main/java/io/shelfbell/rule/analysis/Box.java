package io.shelfbell.rule.analysis;

import java.util.BitSet;
import java.util.List;

/** All cases that take one of these slices on every axis. */
record Box(List<BitSet> sides) {
    BitSet side(int axis) {
        return sides.get(axis);
    }

    boolean holds(Box inner) {
        for (int i = 0; i < sides.size(); i++) {
            var outside = (BitSet) inner.side(i).clone();
            outside.andNot(side(i));
            if (!outside.isEmpty()) return false;
        }
        return true;
    }

    boolean isEmpty() {
        return sides.stream().anyMatch(BitSet::isEmpty);
    }

    /** The cases that are in both. */
    Box and(Box other) {
        var both = new BitSet[sides.size()];
        for (int i = 0; i < both.length; i++) {
            both[i] = (BitSet) side(i).clone();
            both[i].and(other.side(i));
        }
        return new Box(List.of(both));
    }
}
