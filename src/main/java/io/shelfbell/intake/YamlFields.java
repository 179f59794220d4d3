package io.shelfbell.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One mapping of a YAML file while it is read; complaints name their place and go to a list that all levels share. */
public final class YamlFields {
    private final String place;
    private final Map<?, ?> values;
    private final List<String> errors;

    public YamlFields(String place, @Nullable Object value, List<String> errors) {
        this.place = place;
        this.errors = errors;
        this.values = value instanceof Map<?, ?> map ? map : Map.of();
        if (!(value instanceof Map))
            errors.add((place.isEmpty() ? "" : place + ": ") + "Here must be names and values.");
    }

    public void complain(String name, String message) {
        errors.add(at(name) + ": " + message);
    }

    /** Complains about every name that is not one of these. */
    public void only(Set<String> known) {
        for (var name : values.keySet())
            if (!known.contains(String.valueOf(name)))
                complain(String.valueOf(name), "This is not known; there are " + String.join(", ", known) + ".");
    }

    public @Nullable String optional(String name) {
        var value = values.get(name);
        if (value instanceof Map || value instanceof List) {
            complain(name, "Here must be one value.");
            return null;
        }
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    public String required(String name) {
        var value = optional(name);
        if (value == null && !(values.get(name) instanceof Map || values.get(name) instanceof List))
            complain(name, "This is missing.");
        return value == null ? "" : value;
    }

    /** Reads a value; what the reader refuses with an {@link IllegalArgumentException} becomes a complaint. */
    public <T> @Nullable T read(String name, @Nullable String text, Function<String, T> reader) {
        if (text == null || text.isBlank()) return null;
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            complain(name, e.getMessage() == null ? "This cannot be read." : e.getMessage());
            return null;
        }
    }

    public List<YamlFields> list(String name) {
        if (!(values.get(name) instanceof List<?> list) || list.isEmpty()) {
            complain(name, "Here must be a list with at least one entry.");
            return List.of();
        }
        var entries = new ArrayList<YamlFields>();
        for (int i = 0; i < list.size(); i++)
            entries.add(new YamlFields(at(name) + "[" + i + "]", list.get(i), errors));
        return entries;
    }

    /** As it is written there. */
    public @Nullable Object value(String name) {
        return values.get(name);
    }

    /** One value or a list of them. */
    public List<String> words(String name) {
        var value = values.get(name);
        if (value == null) return List.of();
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }

    public Map<String, String> map(String name) {
        if (values.get(name) == null) return Map.of();
        var map = new LinkedHashMap<String, String>();
        new YamlFields(at(name), values.get(name), errors)
                .values.forEach((key, value) -> map.put(String.valueOf(key), String.valueOf(value)));
        return map;
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
