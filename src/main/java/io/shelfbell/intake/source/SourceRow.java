package io.shelfbell.intake.source;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row as expressions see it: its columns by their names in any case, and a few functions that SQL has too. */
public final class SourceRow {
    private final Map<String, @Nullable Object> columns;

    SourceRow(Map<String, @Nullable Object> columns) {
        this.columns = columns;
    }

    @Nullable
    Object column(String name) {
        var value = columns.get(name);
        if (value != null || columns.containsKey(name)) return value;
        for (var column : columns.entrySet()) if (column.getKey().equalsIgnoreCase(name)) return column.getValue();
        throw new MissingColumn(name, columns.keySet());
    }

    /** The first that is not empty. */
    public @Nullable Object coalesce(@Nullable Object... values) {
        return Stream.of(values).filter(Objects::nonNull).findFirst().orElse(null);
    }

    public @Nullable String upper(@Nullable Object value) {
        return value == null ? null : value.toString().toUpperCase(Locale.ROOT);
    }

    public @Nullable String lower(@Nullable Object value) {
        return value == null ? null : value.toString().toLowerCase(Locale.ROOT);
    }

    public @Nullable String trim(@Nullable Object value) {
        return value == null ? null : value.toString().strip();
    }

    /** Empty parts count for nothing. */
    public String concat(@Nullable Object... values) {
        var text = new StringBuilder();
        for (var value : values) if (value != null) text.append(value);
        return text.toString();
    }
}
