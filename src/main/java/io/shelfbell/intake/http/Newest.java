package io.shelfbell.intake.http;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** Of several elements with the same key the last one counts, as if they had come one by one. */
final class Newest {
    private Newest() {}

    static <T> Collection<T> of(List<T> elements, Function<T, Object> key) {
        var newest = new LinkedHashMap<Object, T>();
        elements.forEach(element -> newest.put(key.apply(element), element));
        return newest.values();
    }
}
