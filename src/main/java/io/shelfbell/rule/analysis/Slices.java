package io.shelfbell.rule.analysis;

import io.shelfbell.rule.table.Condition;
import io.shelfbell.rule.table.FactTerm;
import io.shelfbell.rule.table.Interval;
import io.shelfbell.rule.table.Kind;
import io.shelfbell.rule.workbook.TimeLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cuts the values of a term into slices, as finely as a column's cells need. */
final class Slices {
    /** With more values that sets are asked for, not every set of them is looked at. */
    static final int MAX_MEMBERS = 12;
    /** With more than these, sets of one value only: pairs of hundreds of phrases would take more memory than an analysis may have. */
    private static final int MAX_PAIRED = 64;

    private final FactTerm term;
    private final Collection<Condition> cells;
    private final List<String> allowed;

    private Slices(FactTerm term, Collection<Condition> cells, List<String> allowed) {
        this.term = term;
        this.cells = cells;
        this.allowed = allowed;
    }

    /** @param allowed the values that the sheet "Lists" gives for a text */
    static List<Slice> of(FactTerm term, Collection<Condition> cells, List<String> allowed) {
        return new Slices(term, cells, allowed).cut();
    }

    /** Whether every set of the values that the cells ask for has a slice of its own. */
    static boolean areComplete(FactTerm term, Collection<Condition> cells) {
        return !term.type().many() || named(cells).size() <= MAX_MEMBERS;
    }

    private List<Slice> cut() {
        var slices = new ArrayList<Slice>();
        if (term.type().many()) sets(slices);
        else if (term.type().kind().ordered()) stretches(slices);
        else values(slices);
        if (term.mayBeUnknown()) slices.add(new Slice.Unknown());
        return slices;
    }

    private void values(List<Slice> slices) {
        var kind = term.type().kind();
        if (kind == Kind.YES_NO) Stream.of(true, false).map(Slice.Value::new).forEach(slices::add);
        else if (kind == Kind.CHOICE)
            Stream.of(term.type().element().getEnumConstants())
                    .map(Slice.Value::new)
                    .forEach(slices::add);
        else texts(slices);
    }

    private void texts(List<Slice> slices) {
        var named = named(cells);
        named.stream().sorted().map(Slice.Value::new).forEach(slices::add);
        var others = Stream.of(allowed, List.of(term.example(), "anything else", "something else than all these"))
                .flatMap(List::stream);
        slices.add(
                new Slice.Other(others.filter(text -> !text.isEmpty() && !text.contains(",") && !named.contains(text))
                        .findFirst()
                        .orElseThrow()));
    }

    private static Set<Object> named(Collection<Condition> cells) {
        var named = new TreeSet<>();
        for (var cell : cells) {
            var said = cell instanceof Condition.Not not ? not.refused() : cell;
            if (said instanceof Condition.OneOf oneOf) named.addAll(oneOf.values());
        }
        return named;
    }

    /** All sets of the values that the cells ask for; of too many values only the smallest sets. */
    private void sets(List<Slice> slices) {
        var members = List.copyOf(named(cells).stream().sorted().toList());
        if (members.size() <= MAX_MEMBERS)
            IntStream.range(0, 1 << members.size())
                    .boxed()
                    .sorted((a, b) -> Integer.compare(Integer.bitCount(a), Integer.bitCount(b)))
                    .map(mask -> new Slice.Value(chosen(members, mask)))
                    .forEach(slices::add);
        else smallSets(members, slices);
    }

    private static Set<Object> chosen(List<Object> members, int mask) {
        var set = new TreeSet<>();
        for (int i = 0; i < members.size(); i++) if ((mask & 1 << i) != 0) set.add(members.get(i));
        return set;
    }

    private static void smallSets(List<Object> members, List<Slice> slices) {
        slices.add(new Slice.Value(Set.of()));
        for (var one : members) slices.add(new Slice.Value(Set.of(one)));
        if (members.size() > MAX_PAIRED) return;
        for (int i = 0; i < members.size(); i++) {
            TimeLimit.check();
            for (int j = i + 1; j < members.size(); j++)
                slices.add(new Slice.Value(Set.of(members.get(i), members.get(j))));
        }
    }

    private void stretches(List<Slice> slices) {
        var steps = new Steps(term.type());
        var ends = List.copyOf(ends());
        var bound = term.lowest();
        if (ends.isEmpty()) {
            slices.add(new Slice.Stretch(bound == null ? steps.any() : bound, new Interval(bound, true, null, false)));
            return;
        }
        if (bound == null) add(slices, steps.below(ends.get(0)), new Interval(null, false, ends.get(0), false));
        for (int i = 0; i < ends.size(); i++) {
            var end = ends.get(i);
            if (steps.isPossible(end)) add(slices, end, Interval.only(end));
            var next = i + 1 < ends.size() ? ends.get(i + 1) : null;
            var sample = next == null ? steps.above(end) : steps.between(end, next);
            add(slices, sample, new Interval(end, false, next, false));
        }
    }

    private static void add(List<Slice> slices, @Nullable Object sample, Interval values) {
        if (sample != null) slices.add(new Slice.Stretch(sample, values));
    }

    /** All ends of all intervals in order, from the lowest value that a fact can have. */
    private Collection<Object> ends() {
        var ends = new TreeMap<Object, Object>(Interval::compare);
        for (var cell : cells) {
            var said = cell instanceof Condition.Not not ? not.refused() : cell;
            if (said instanceof Condition.Within within)
                within.intervals().stream()
                        .flatMap(i -> Stream.of(i.from(), i.to()))
                        .filter(Objects::nonNull)
                        .forEach(end -> ends.put(end, end));
        }
        var bound = term.lowest();
        if (bound == null || ends.isEmpty()) return ends.values();
        ends.put(bound, bound);
        return ends.tailMap(bound, true).values();
    }
}
