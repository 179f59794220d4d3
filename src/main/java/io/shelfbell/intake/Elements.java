package io.shelfbell.intake;

import io.micrometer.core.instrument.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One JSON object or an array of them: what could be read, and why the rest could not.
 *
 * @param good the readable elements in their order
 * @param rejected the others
 * @param isArray whether it was an array, even one of a single element
 */
public record Elements<T>(List<T> good, List<Rejected> rejected, boolean isArray) {

    /** An element that was left out. */
    public record Rejected(int index, List<Finding> errors) {}

    /** @param pointer where the root stands in what came in; empty when it is all */
    public static <T> Elements<T> read(JsonText text, String pointer, Function<Fields, @Nullable T> reader) {
        return text.root().isArray() ? all(text, pointer, reader) : one(text, pointer, reader);
    }

    public static <T> Elements<T> one(JsonText text, String pointer, Function<Fields, @Nullable T> reader) {
        var elements = new Elements<T>(new ArrayList<>(), new ArrayList<>(), false);
        elements.add(text.root(), pointer, 0, text.repeated(), reader);
        return elements;
    }

    private static <T> Elements<T> all(JsonText text, String pointer, Function<Fields, @Nullable T> reader) {
        var elements = new Elements<T>(new ArrayList<>(), new ArrayList<>(), true);
        int index = 0;
        for (var element : text.root()) {
            var at = pointer + "/" + index;
            var repeated = text.repeated().stream()
                    .filter(finding -> finding.pointer().startsWith(at + "/"))
                    .toList();
            elements.add(element, at, index++, repeated, reader);
        }
        return elements;
    }

    private void add(
            JsonNode element, String pointer, int index, List<Finding> repeated, Function<Fields, @Nullable T> reader) {
        var findings = new ArrayList<>(repeated);
        var fields = new Fields(element, pointer, findings);
        var read = element.isObject() ? reader.apply(fields) : null;
        if (read == null || !findings.isEmpty()) {
            rejected.add(new Rejected(index, List.copyOf(findings)));
            return;
        }
        good.add(read);
        Metrics.counter("shelfbell.intake.unknown.fields").increment(fields.unknown());
    }
}
