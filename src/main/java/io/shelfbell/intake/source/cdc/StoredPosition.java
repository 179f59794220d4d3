package io.shelfbell.intake.source.cdc;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;

/** Gives an engine the position that was committed with the last effects, and has nothing to store. */
public final class StoredPosition implements OffsetBackingStore {
    private @Nullable EngineDesk desk;

    @Override
    public void configure(WorkerConfig config) {
        desk = EngineDesk.of(config.originals().get(EngineDesk.SETTING));
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    /** An engine reads one database, which is the only thing that it asks about. */
    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        var position = desk == null ? null : desk.position().get();
        var answers = new HashMap<ByteBuffer, ByteBuffer>();
        if (position != null)
            keys.forEach(key -> answers.put(key, ByteBuffer.wrap(position.getBytes(StandardCharsets.UTF_8))));
        return completedFuture(answers);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, Callback<Void> callback) {
        callback.onCompletion(null, null);
        return completedFuture(null);
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connector) {
        return Set.of();
    }
}
