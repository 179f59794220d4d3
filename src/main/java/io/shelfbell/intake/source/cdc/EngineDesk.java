package io.shelfbell.intake.source.cdc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts that an engine makes itself, by the names of their classes, find what they need.
 *
 * @param position of the effects that are committed, up to which the source may forget its log; null before the first
 */
record EngineDesk(String source, Supplier<@Nullable String> position, SchemaTable schemas) {
    /** The setting that names the desk of an engine. */
    static final String SETTING = "shelfbell.desk";

    private static final Map<String, EngineDesk> OPEN = new ConcurrentHashMap<>();

    /** @param id of one engine, while it runs */
    void open(String id) {
        OPEN.put(id, this);
    }

    static void close(String id) {
        OPEN.remove(id);
    }

    static EngineDesk of(@Nullable Object id) {
        var desk = id == null ? null : OPEN.get(id.toString());
        if (desk == null) throw new IllegalStateException("no engine runs: id=" + id);
        return desk;
    }
}
