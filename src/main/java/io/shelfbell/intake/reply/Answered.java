package io.shelfbell.intake.reply;

import io.shelfbell.fact.CanonicalOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message of an interchange, and what became of it.
 *
 * @param message as {@link io.shelfbell.intake.document.EdiDocuments} reads it
 * @param order null when it was none that could be told from another
 * @param backordered units that nothing covers, by the number of the line; nothing for the others
 */
public record Answered(
        Map<?, ?> message, Outcome outcome, @Nullable CanonicalOrder order, Map<Integer, Integer> backordered) {

    /** What its sender gets to know. */
    public enum Outcome {
        ACCEPTED,
        /** Somebody looks at it. */
        HELD,
        REJECTED,
        /** It was answered before. */
        DUPLICATE
    }

    /** An element or component, such as {@code interchange, e2, c1}; empty when there is none. */
    String at(String... path) {
        Object place = message;
        for (var name : path) place = place instanceof Map<?, ?> map ? map.get(name) : null;
        if (place instanceof Map<?, ?> composite) place = composite.get("c1");
        return place == null ? "" : place.toString();
    }

    String type() {
        return at("type");
    }
}
