package io.shelfbell.intake.http;

import io.shelfbell.intake.Elements;
import io.shelfbell.intake.Fields;
import io.shelfbell.intake.JsonText;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bodies that are one object or an array of them. */
final class Batch {
    private static final int LIMIT_BYTES = 16 * 1024 * 1024;
    private static final int LIMIT_ELEMENTS = 10_000;

    private Batch() {}

    /**
     * Reads the body.
     *
     * @throws InvalidBody when it is not JSON, has too many elements, or when nothing in it can be used
     */
    static <T> Elements<T> read(HttpServletRequest request, Function<Fields, @Nullable T> reader) throws IOException {
        var elements = read(request, LIMIT_ELEMENTS, reader);
        if (elements.good().isEmpty() && !elements.rejected().isEmpty()) throw invalid(elements);
        return elements;
    }

    /** The same where one bad element spoils the others. */
    static <T> Elements<T> readWhole(HttpServletRequest request, int limit, Function<Fields, @Nullable T> reader)
            throws IOException {
        var elements = read(request, limit, reader);
        if (!elements.rejected().isEmpty()) throw invalid(elements);
        return elements;
    }

    /**
     * Reads a body that is one object.
     *
     * @throws InvalidBody when it is not JSON, not one object, or cannot be used
     */
    static <T> T readOne(HttpServletRequest request, Function<Fields, @Nullable T> reader) throws IOException {
        var elements = Elements.one(Body.json(request, LIMIT_BYTES), "", reader);
        if (elements.good().isEmpty()) throw invalid(elements);
        return elements.good().get(0);
    }

    private static <T> Elements<T> read(HttpServletRequest request, int limit, Function<Fields, @Nullable T> reader)
            throws IOException {
        var text = Body.json(request, LIMIT_BYTES);
        requireAtMost(limit, text);
        return Elements.read(text, "", reader);
    }

    private static void requireAtMost(int limit, JsonText text) {
        int size = text.root().isArray() ? text.root().size() : 1;
        if (size > limit) throw InvalidBody.tooLarge("At most " + limit + " elements, found " + size + ".");
    }

    private static InvalidBody invalid(Elements<?> elements) {
        return InvalidBody.fields(elements.rejected().stream()
                .flatMap(rejected -> rejected.errors().stream())
                .toList());
    }
}
