package io.shelfbell.intake.http;

import io.micrometer.core.instrument.Metrics;
import io.shelfbell.intake.Fields;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.JsonText;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object or an array of them: what could be read, and why the rest could not.
 *
 * @param good the readable elements in their order
 * @param rejected the others
 * @param isArray whether it was an array, even one of a single element
 */
record Batch<T>(List<T> good, List<Rejected> rejected, boolean isArray) {
    private static final int LIMIT_BYTES = 16 * 1024 * 1024;
    private static final int LIMIT_ELEMENTS = 10_000;

    /** An element that was left out. */
    record Rejected(int index, List<Finding> errors) {}

    /**
     * Reads the body.
     *
     * @throws InvalidBody when it is not JSON, has too many elements, or when nothing in it can be used
     */
    static <T> Batch<T> read(HttpServletRequest request, Function<Fields, @Nullable T> reader) throws IOException {
        var batch = read(request, LIMIT_ELEMENTS, reader);
        if (batch.good.isEmpty() && !batch.rejected.isEmpty()) throw batch.invalid();
        return batch;
    }

    /** The same where one bad element spoils the others. */
    static <T> Batch<T> readWhole(HttpServletRequest request, int limit, Function<Fields, @Nullable T> reader)
            throws IOException {
        var batch = read(request, limit, reader);
        if (!batch.rejected.isEmpty()) throw batch.invalid();
        return batch;
    }

    /**
     * Reads a body that is one object.
     *
     * @throws InvalidBody when it is not JSON, not one object, or cannot be used
     */
    static <T> T readOne(HttpServletRequest request, Function<Fields, @Nullable T> reader) throws IOException {
        var batch = one(Body.json(request, LIMIT_BYTES), reader);
        if (batch.good.isEmpty()) throw batch.invalid();
        return batch.good.get(0);
    }

    private static <T> Batch<T> read(HttpServletRequest request, int limit, Function<Fields, @Nullable T> reader)
            throws IOException {
        var text = Body.json(request, LIMIT_BYTES);
        return text.root().isArray() ? all(text, limit, reader) : one(text, reader);
    }

    private InvalidBody invalid() {
        return InvalidBody.fields(
                rejected.stream().flatMap(r -> r.errors().stream()).toList());
    }

    private static <T> Batch<T> one(JsonText text, Function<Fields, @Nullable T> reader) {
        var batch = new Batch<T>(new ArrayList<>(), new ArrayList<>(), false);
        batch.add(text.root(), "", 0, text.repeated(), reader);
        return batch;
    }

    private static <T> Batch<T> all(JsonText text, int limit, Function<Fields, @Nullable T> reader) {
        if (text.root().size() > limit) {
            throw InvalidBody.tooLarge(
                    "At most " + limit + " elements, found " + text.root().size() + ".");
        }
        var batch = new Batch<T>(new ArrayList<>(), new ArrayList<>(), true);
        int index = 0;
        for (var element : text.root()) {
            var pointer = "/" + index;
            var repeated = text.repeated().stream()
                    .filter(finding -> finding.pointer().startsWith(pointer + "/"))
                    .toList();
            batch.add(element, pointer, index++, repeated, reader);
        }
        return batch;
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
