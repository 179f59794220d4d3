package io.shelfbell.intake.queue;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event says about itself (CloudEvents 1.0.2), which readings in it need not repeat.
 *
 * @param time when it happened, as it is written
 */
record CloudEvent(
        @Nullable String id,
        @Nullable String source,
        @Nullable String time) {

    /** Binary mode: AMQP Protocol Binding 3.1.3.1, with either separator; all absent when it is no event. */
    static CloudEvent of(Map<String, Object> headers) {
        return new CloudEvent(header(headers, "id"), header(headers, "source"), header(headers, "time"));
    }

    private static @Nullable String header(Map<String, Object> headers, String name) {
        var value = headers.getOrDefault("cloudEvents:" + name, headers.get("cloudEvents_" + name));
        return value == null ? null : value.toString();
    }

    /** Structured mode: JSON Event Format 2. */
    static CloudEvent of(JsonNode event) {
        return new CloudEvent(text(event, "id"), text(event, "source"), text(event, "time"));
    }

    private static @Nullable String text(JsonNode event, String name) {
        var value = event.path(name);
        return value.isString() ? value.asString() : null;
    }

    /** Fills in what a reading, or each of an array, does not say itself. Several readings of one event get an id each. */
    void complete(JsonNode readings) {
        if (readings instanceof ObjectNode reading) complete(reading, id);
        if (!readings.isArray()) return;
        for (int i = 0; i < readings.size(); i++) {
            if (readings.get(i) instanceof ObjectNode reading) complete(reading, id == null ? null : id + "/" + i);
        }
    }

    private void complete(ObjectNode reading, @Nullable String id) {
        fill(reading, "id", id);
        fill(reading, "source", source);
        fill(reading, "observedAt", time);
    }

    private static void fill(ObjectNode reading, String name, @Nullable String value) {
        if (value != null && !reading.hasNonNull(name)) reading.put(name, value);
    }
}
