package io.shelfbell.intake.document;

import io.shelfbell.intake.Finding;
import io.shelfbell.intake.JsonText;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON (RFC 8259); what is null is as good as absent. of names that are there twice the last counts, and that is told. */
public final class JsonDocuments implements DocumentReader {
    @Override
    public Document read(byte[] body) throws Unreadable {
        var repairs = new ArrayList<Finding>();
        var text = Texts.read(body, repairs);
        try {
            var json = JsonText.parse(text.getBytes(StandardCharsets.UTF_8));
            repairs.addAll(json.repeated());
            return new Document(value(json.root()), repairs);
        } catch (JsonText.Malformed e) {
            throw new Unreadable("", "MALFORMED", String.valueOf(e.getMessage()), text);
        }
    }

    @Override
    public Records records(InputStream file) {
        return new JsonRecords(file);
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            node.properties().stream()
                    .filter(entry -> !entry.getValue().isNull())
                    .forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            var list = new ArrayList<@Nullable Object>(node.size());
            node.forEach(element -> list.add(value(element)));
            return list;
        }
        if (node.isNull()) return null;
        if (node.isBoolean()) return node.asBoolean();
        return node.asString();
    }
}
