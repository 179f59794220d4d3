package io.shelfbell.intake.queue;

import io.shelfbell.broker.Letter;
import io.shelfbell.intake.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event of a letter, or a letter that is none.
 *
 * @param payload a reading or an array of them, completed with what the event says
 * @param pointer where the payload stands in the body
 */
record Envelope(JsonText payload, String pointer, @Nullable String source) {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCHED = "application/cloudevents-batch+json";

    static List<Envelope> open(Letter letter) throws JsonText.Malformed {
        var text = JsonText.parse(letter.body());
        var type = Objects.requireNonNullElse(letter.contentType(), "").toLowerCase(Locale.ROOT);
        boolean batched = type.startsWith(BATCHED);
        if (type.startsWith(STRUCTURED) || batched && !text.root().isArray())
            return List.of(structured(text, text.root(), ""));
        if (!batched) return List.of(of(text, "", CloudEvent.of(letter.headers())));
        var envelopes = new ArrayList<Envelope>();
        for (var event : text.root()) envelopes.add(structured(text, event, "/" + envelopes.size()));
        return envelopes;
    }

    private static Envelope structured(JsonText text, JsonNode event, String pointer) {
        var at = pointer + "/data";
        var repeated = text.repeated().stream()
                .filter(finding -> finding.pointer().startsWith(at + "/"))
                .toList();
        return of(new JsonText(event.path("data"), repeated), at, CloudEvent.of(event));
    }

    private static Envelope of(JsonText payload, String pointer, CloudEvent event) {
        event.complete(payload.root());
        return new Envelope(payload, pointer, event.source());
    }

    /** The element at an index, as JSON. */
    String text(int index) {
        return element(index).toString();
    }

    /** Whose an element is, if anybody's. */
    String source(int index) {
        var named = element(index).path("source");
        return named.isString() ? named.asString() : Objects.requireNonNullElse(source, "");
    }

    private JsonNode element(int index) {
        return payload.root().isArray() ? payload.root().get(index) : payload.root();
    }
}
