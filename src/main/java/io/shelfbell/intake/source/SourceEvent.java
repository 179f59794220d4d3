package io.shelfbell.intake.source;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a source says, in the order in which it committed it. */
public sealed interface SourceEvent {
    /**
     * A row as it is now.
     *
     * @param columns null when it is gone
     */
    record Row(int tableNo, String key, @Nullable Map<String, @Nullable Object> columns) implements SourceEvent {}

    /** All rows of a table are gone. */
    record Truncated(int tableNo) implements SourceEvent {}

    /**
     * A transaction of the source ends: what it changed counts now, as one moment.
     *
     * @param position where to go on after it
     */
    record Committed(Instant at, Supplier<String> position) implements SourceEvent {}

    /**
     * All rows have been told; rows that were not are no longer there.
     *
     * @param position where to go on after it
     */
    record SnapshotEnded(Instant at, Supplier<String> position) implements SourceEvent {}
}
