package io.shelfbell.rule.table;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of an ordered type.
 *
 * @param from null for no lower end
 * @param to null for no upper end
 */
public record Interval(
        @Nullable Object from,
        boolean fromIncluded,
        @Nullable Object to,
        boolean toIncluded) {

    public static Interval only(Object value) {
        return new Interval(value, true, value, true);
    }

    public boolean contains(Object value) {
        return above(value) && below(value);
    }

    /** Whether no value lies between the ends. */
    public boolean isEmpty() {
        if (from == null || to == null) return false;
        int order = compare(from, to);
        return order > 0 || order == 0 && !(fromIncluded && toIncluded);
    }

    public boolean overlaps(Interval other) {
        return !later(other).isEmpty();
    }

    /** What both have in common. */
    private Interval later(Interval other) {
        boolean mine = other.from == null || from != null && tighter(compare(from, other.from), fromIncluded);
        boolean end = other.to == null || to != null && tighter(compare(other.to, to), toIncluded);
        return new Interval(
                mine ? from : other.from,
                mine ? fromIncluded : other.fromIncluded,
                end ? to : other.to,
                end ? toIncluded : other.toIncluded);
    }

    private static boolean tighter(int order, boolean included) {
        return order > 0 || order == 0 && !included;
    }

    private boolean above(Object value) {
        if (from == null) return true;
        int order = compare(value, from);
        return fromIncluded ? order >= 0 : order > 0;
    }

    private boolean below(Object value) {
        if (to == null) return true;
        int order = compare(value, to);
        return toIncluded ? order <= 0 : order < 0;
    }

    /** Values of one term are of one type, so they compare. */
    @SuppressWarnings("unchecked")
    public static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
