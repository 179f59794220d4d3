package io.shelfbell.intake.source.cdc;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.format.ChangeEventFormat;
import io.shelfbell.intake.source.SourceConnection;
import io.shelfbell.intake.source.SourceSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** The bare log reader with the same settings, which counts changes and does nothing else: what there is to be had at most. */
@NamedInterface("source-check")
public final class CountingEngine implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(10);

    private final AtomicLong count = new AtomicLong();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private final DebeziumEngine<?> engine;
    private final Thread thread;

    private CountingEngine(Properties properties) {
        engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(properties)
                .using((success, message, error) -> failure.set(success ? null : message))
                .notifying((records, committer) -> {
                    for (var one : records)
                        if (one.record().value() instanceof Struct value
                                && value.schema().field("op") != null) count.incrementAndGet();
                    committer.markProcessed(records.get(records.size() - 1));
                    committer.markBatchFinished();
                })
                .build();
        thread = new Thread(engine, "counting-engine");
        thread.start();
    }

    /** Begins with what is committed after the first time; later, where it ended, because its slot remembers. */
    public static CountingEngine start(SourceSettings settings) throws SQLException {
        var log = LogSources.log(settings);
        var properties = new Properties();
        properties.putAll(EngineSettings.common(settings, log));
        try (var connection = SourceConnection.open(settings, Duration.ofSeconds(30))) {
            properties.putAll(log.engine(connection));
        }
        properties.put("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        properties.put("snapshot.mode", "no_data");
        properties.putAll(settings.engine());
        return new CountingEngine(properties);
    }

    /** Waits until so many were counted. */
    public void await(long changes) throws InterruptedException {
        while (count.get() < changes) {
            var failed = failure.get();
            if (failed != null || !thread.isAlive()) throw new IllegalStateException("the engine ended: " + failed);
            Thread.sleep(LOOK.toMillis());
        }
    }

    public long count() {
        return count.get();
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
