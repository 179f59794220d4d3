package io.shelfbell.rule.table;

import io.shelfbell.fact.Term;
import io.shelfbell.fact.Terms;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The terms of one question: what a table may ask about the fact, and what it may answer. */
record Vocabulary(Map<String, FactTerm> conditions, Map<String, ActionTerm> outcomes) {

    private static final Map<Question<?, ?>, Vocabulary> KNOWN = new ConcurrentHashMap<>();

    static Vocabulary of(Question<?, ?> question) {
        return KNOWN.computeIfAbsent(question, Vocabulary::discover);
    }

    private static Vocabulary discover(Question<?, ?> question) {
        return new Vocabulary(
                byName(conditions(question.fact(), false, Function.identity()), FactTerm::name),
                byName(outcomes(question.action()), ActionTerm::name));
    }

    private static <T> Map<String, T> byName(Collection<T> terms, Function<T, String> name) {
        return terms.stream()
                .collect(Collectors.toMap(
                        name,
                        Function.identity(),
                        (a, b) -> {
                            throw new IllegalStateException("Two terms are called " + name.apply(a));
                        },
                        LinkedHashMap::new));
    }

    private static List<FactTerm> conditions(
            Class<?> fact, boolean mayBeAbsent, Function<Object, @Nullable Object> path) {
        var terms = new ArrayList<FactTerm>();
        for (var getter : getters(fact)) {
            if (getter.isAnnotationPresent(Term.class)) terms.add(condition(getter, mayBeAbsent, path));
            if (getter.isAnnotationPresent(Terms.class))
                terms.addAll(conditions(
                        getter.getReturnType(),
                        mayBeAbsent || nullable(getter.getAnnotatedReturnType()),
                        Accessors.through(path, Accessors.of(getter))));
        }
        return terms;
    }

    /** Components in their order, then the derived properties by name: reflection promises no order of methods. */
    private static Collection<Method> getters(Class<?> fact) {
        var components = Stream.of(fact.getRecordComponents()).map(RecordComponent::getAccessor);
        var derived = Arrays.stream(fact.getDeclaredMethods()).sorted(Comparator.comparing(Method::getName));
        return Stream.concat(components, derived).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static FactTerm condition(Method getter, boolean mayBeAbsent, Function<Object, @Nullable Object> path) {
        var term = getter.getAnnotation(Term.class);
        var read = Accessors.through(path, Accessors.of(getter));
        return new FactTerm(
                term.value(),
                TermType.of(getter.getGenericReturnType()),
                term.unit(),
                term.example(),
                term.from(),
                mayBeAbsent || nullable(getter.getAnnotatedReturnType()),
                read);
    }

    private static List<ActionTerm> outcomes(Class<?> action) {
        var components = action.getRecordComponents();
        return IntStream.range(0, components.length)
                .mapToObj(i -> outcome(components[i], i))
                .toList();
    }

    private static ActionTerm outcome(RecordComponent component, int position) {
        var term = Objects.requireNonNull(
                component.getAccessor().getAnnotation(Term.class), () -> component + " must be a term");
        return new ActionTerm(
                term.value(),
                TermType.of(component.getGenericType()),
                term.unit(),
                term.example(),
                position,
                !nullable(component.getAnnotatedType()));
    }

    private static boolean nullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    Optional<FactTerm> condition(String header) {
        return Optional.ofNullable(conditions.get(header));
    }

    Optional<ActionTerm> outcome(String header) {
        return header.startsWith(ActionTerm.MARK)
                ? Optional.ofNullable(
                        outcomes.get(header.substring(ActionTerm.MARK.length()).strip()))
                : Optional.empty();
    }

    /** Everything that may head a column. */
    List<String> headers() {
        return Stream.concat(
                        conditions.keySet().stream(), outcomes.values().stream().map(ActionTerm::header))
                .toList();
    }

    /** Empty for something that may not head a column. */
    Optional<TermType> type(String header) {
        return condition(header).map(FactTerm::type).or(() -> outcome(header).map(ActionTerm::type));
    }

    /** Today's values for those of these headers that a workbook lists values for; none yet for texts. */
    Map<String, List<String>> lists(List<String> headers) {
        var lists = new LinkedHashMap<String, List<String>>();
        for (var header : headers)
            type(header).filter(TermType::isListed).ifPresent(type -> lists.put(header, type.listed()));
        return lists;
    }
}
