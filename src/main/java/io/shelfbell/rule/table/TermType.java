package io.shelfbell.rule.table;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The type of a term.
 *
 * @param element the Java type of one value
 * @param container {@code Set}, {@code List} or, for a single value, {@code element}
 */
public record TermType(Kind kind, Class<?> element, Class<?> container) {

    public static TermType of(Type type) {
        if (type instanceof ParameterizedType many && many.getRawType() instanceof Class<?> container) {
            var element = (Class<?>) many.getActualTypeArguments()[0];
            return new TermType(Kind.of(element), element, container);
        }
        var single = (Class<?>) type;
        return new TermType(Kind.of(single), single, single);
    }

    /** Whether the fact holds several values at once, so that a cell's value means "contains". */
    public boolean many() {
        return Collection.class.isAssignableFrom(container);
    }

    public boolean isSet() {
        return container == Set.class;
    }

    /** The closed list, empty when there is none. */
    public List<String> choices() {
        return kind == Kind.CHOICE
                ? Stream.of(element.getEnumConstants()).map(Object::toString).toList()
                : List.of();
    }

    /** Whether a workbook may list its values: closed lists, and texts, whose lists are the analysts' own. */
    boolean isListed() {
        return kind == Kind.CHOICE || kind == Kind.YES_NO || kind == Kind.TEXT;
    }

    /** What a workbook lists for it unasked. */
    List<String> listed() {
        return kind == Kind.YES_NO ? List.of("yes", "no") : choices();
    }
}
