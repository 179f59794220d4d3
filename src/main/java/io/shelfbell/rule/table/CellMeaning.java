package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.SheetCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cell means below its header, in a form in which cells that only look different are equal. */
public final class CellMeaning {
    private final Vocabulary vocabulary;

    private CellMeaning(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Empty for a question that there is not. */
    public static Optional<CellMeaning> about(String question) {
        return Question.named(question).map(known -> new CellMeaning(Vocabulary.of(known)));
    }

    /** Empty for a cell that cannot be read, or a header that is no term. */
    public Optional<Object> of(String header, SheetCell cell) {
        try {
            var condition = vocabulary.condition(header);
            if (condition.isPresent())
                return Optional.of(plain(
                        ConditionReader.of(condition.get().type(), List.of()).read(cell)));
            var outcome = vocabulary.outcome(header);
            if (outcome.isEmpty() || cell.isBlank()) return Optional.empty();
            return Optional.of(
                    plain(CellReader.of(outcome.get().type(), List.of()).value(cell)));
        } catch (BadCell bad) {
            return Optional.empty();
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Condition.Not not) return List.of("not", plain(not.refused()));
        if (value instanceof Condition.OneOf one) return plain(one.values());
        if (value instanceof Condition.Within within) return plain(Set.copyOf(within.intervals()));
        if (value instanceof Interval i) return List.of(end(i.from()), i.fromIncluded(), end(i.to()), i.toIncluded());
        if (value instanceof BigDecimal number) return number.stripTrailingZeros();
        if (value instanceof Set<?> set)
            return set.stream().map(CellMeaning::plain).collect(HashSet::new, Set::add, Set::addAll);
        if (value instanceof List<?> list)
            return list.stream().map(CellMeaning::plain).collect(ArrayList::new, List::add, List::addAll);
        return value;
    }

    private static Object end(@Nullable Object end) {
        return end == null ? "open" : plain(end);
    }
}
