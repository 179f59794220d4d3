package io.shelfbell.rule.analysis;

import io.shelfbell.rule.table.Interval;
import io.shelfbell.rule.table.Shown;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says a set of slices as an analyst would write it into a cell. */
final class Sides {
    private final Axis axis;
    private final BitSet side;

    private Sides(Axis axis, BitSet side) {
        this.axis = axis;
        this.side = side;
    }

    /** For example {@code Recipient tier gold, platinum; Local time 21:00..08:00}; only what narrows. */
    static String words(List<Axis> axes, Box box) {
        var words = IntStream.range(0, axes.size())
                .filter(i -> !axes.get(i).isAll(box.side(i)))
                .mapToObj(i -> axes.get(i).column().term().name() + " " + words(axes.get(i), box.side(i)))
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "anything at all" : words;
    }

    static String words(Axis axis, BitSet side) {
        return new Sides(axis, side).words();
    }

    private String words() {
        if (axis.slices().get(0) instanceof Slice.Stretch) return or(stretches());
        if (chosen(Slice.Other.class, false).isEmpty()) return or(values(false));
        var refused = String.join(", ", values(true));
        var known = chosen(Slice.Unknown.class, true).isEmpty() ? "" : " (and known)";
        return (refused.isEmpty() ? "any" : "not " + refused) + known;
    }

    private String or(List<String> words) {
        var known = String.join(", ", words);
        if (chosen(Slice.Unknown.class, false).isEmpty()) return known;
        return known.isEmpty() ? "unknown" : known + " or unknown";
    }

    private List<String> values(boolean left) {
        return chosen(Slice.Value.class, left).stream().map(Slice::words).toList();
    }

    /** @param left the slices that are not in the side */
    private List<Slice> chosen(Class<? extends Slice> kind, boolean left) {
        return IntStream.range(0, axis.slices().size())
                .filter(i -> side.get(i) != left)
                .mapToObj(i -> axis.slices().get(i))
                .filter(kind::isInstance)
                .toList();
    }

    private List<String> stretches() {
        var runs = runs();
        var words = new ArrayList<String>();
        boolean wraps = runs.size() > 1
                && runs.get(0).from() instanceof LocalTime from
                && from.equals(LocalTime.MIN)
                && runs.get(runs.size() - 1).to() == null;
        if (wraps) {
            var night = runs.remove(runs.size() - 1);
            var morning = runs.remove(0);
            words.add(new Run(night.from(), night.fromIncluded(), morning.to(), morning.toIncluded()).words());
        }
        boolean whole = new Steps(axis.column().term().type()).areWhole();
        runs.forEach(run -> words.add(whole ? run.whole().words() : run.words()));
        return words;
    }

    /** Neighbouring stretches, joined. */
    private List<Run> runs() {
        var runs = new ArrayList<Run>();
        int last = -2;
        for (int i = side.nextSetBit(0); i >= 0; i = side.nextSetBit(i + 1)) {
            if (!(axis.slices().get(i) instanceof Slice.Stretch stretch)) continue;
            var next = Run.of(stretch.values());
            if (last == i - 1) next = runs.remove(runs.size() - 1).upTo(next);
            runs.add(next);
            last = i;
        }
        return runs;
    }

    private record Run(
            @Nullable Object from,
            boolean fromIncluded,
            @Nullable Object to,
            boolean toIncluded) {
        static Run of(Interval values) {
            return new Run(values.from(), values.fromIncluded(), values.to(), values.toIncluded());
        }

        Run upTo(Run next) {
            return new Run(from, fromIncluded, next.to, next.toIncluded);
        }

        /** Of whole numbers, both ends can be said as included. */
        Run whole() {
            var first = from instanceof BigDecimal low && !fromIncluded ? low.add(BigDecimal.ONE) : from;
            var last = to instanceof BigDecimal high && !toIncluded ? high.subtract(BigDecimal.ONE) : to;
            return first == null || last == null ? this : new Run(first, true, last, true);
        }

        String words() {
            if (from instanceof LocalTime) return time();
            if (from == null && to == null) return "known";
            if (from == null) return (toIncluded ? "<= " : "< ") + Shown.text(to);
            if (to == null) return (fromIncluded ? ">= " : "> ") + Shown.text(from);
            if (from.equals(to)) return Shown.text(from);
            var range = Shown.text(from) + ".." + Shown.text(to);
            return fromIncluded && toIncluded ? range : (fromIncluded ? "[" : "(") + range + (toIncluded ? "]" : ")");
        }

        /** A range of times ends before its end unless it says otherwise; the day ends at 24:00. */
        private String time() {
            var range = Shown.text(from) + ".." + (to == null ? "24:00" : Shown.text(to));
            if (fromIncluded && !toIncluded) return range;
            return (fromIncluded ? "[" : "(") + range + (toIncluded ? "]" : ")");
        }
    }
}
