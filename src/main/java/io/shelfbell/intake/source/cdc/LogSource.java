package io.shelfbell.intake.source.cdc;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.shelfbell.intake.source.LeaseLost;
import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.SourceConnection;
import io.shelfbell.intake.source.SourceFeed;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.SourceTrouble;
import io.shelfbell.intake.source.StockSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A source whose log an embedded Debezium engine reads. A record is told to be processed after our commit, never before. */
final class LogSource implements StockSource {
    private static final Logger LOG = LoggerFactory.getLogger(LogSource.class);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final int STOP_TRIES = 40;
    private static final Duration STOP_PAUSE = Duration.ofMillis(200);

    private final SourceSettings settings;
    private final Log log;
    private final SchemaTable schemas;
    private final AtomicReference<@Nullable DebeziumEngine<?>> engine = new AtomicReference<>();

    LogSource(SourceSettings settings, Log log, SchemaTable schemas) {
        this.settings = settings;
        this.log = log;
        this.schemas = schemas;
    }

    @Override
    public List<Obstacle> obstacles(@Nullable String position) {
        return ask(connection -> log.obstacles(connection, position));
    }

    @Override
    public void requireUnchanged(@Nullable String position) {
        if (position != null)
            ask(connection -> {
                log.requireUnchanged(connection);
                return true;
            });
    }

    @Override
    public Probe probe(@Nullable String position) {
        return ask(connection -> log.probe(connection, position));
    }

    @Override
    public void read(SourceFeed feed, BooleanSupplier wanted) {
        var id = UUID.randomUUID().toString();
        var position = feed.position();
        if (position == null) schemas.clear(settings.name());
        new EngineDesk(settings.name(), feed::position, schemas).open(id);
        var outcome = new Outcome();
        try {
            var records = new LogRecords(settings, log, position == null);
            var running = engine(id, records, feed, outcome);
            engine.set(running);
            if (wanted.getAsBoolean()) running.run(); // from here on it is the engine that is stopped
        } finally {
            engine.set(null);
            EngineDesk.close(id);
        }
        outcome.rethrow();
    }

    private DebeziumEngine<?> engine(String id, LogRecords records, SourceFeed feed, Outcome outcome) {
        return DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(properties(id))
                .using(outcome)
                .notifying((batch, committer) -> outcome.watch(() -> take(batch, records, feed, committer)))
                .build();
    }

    private static void take(
            List<RecordChangeEvent<SourceRecord>> batch,
            LogRecords records,
            SourceFeed feed,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        feed.take(records.read(batch.stream().map(RecordChangeEvent::record).toList()));
        committer.markProcessed(batch.get(batch.size() - 1));
        committer.markBatchFinished();
    }

    private Properties properties(String id) {
        var properties = new Properties();
        properties.putAll(EngineSettings.common(settings, log));
        properties.putAll(ask(log::engine));
        properties.put(EngineDesk.SETTING, id);
        properties.put(StoredSchemas.SETTING, id);
        properties.putAll(settings.engine());
        return properties;
    }

    @Override
    public void stop() {
        for (int i = 0; i < STOP_TRIES; i++) {
            var running = engine.get();
            if (running == null || hasStopped(running)) return;
            LockSupport.parkNanos(STOP_PAUSE.toNanos());
        }
    }

    /** An engine refuses to be stopped while it starts. */
    private boolean hasStopped(DebeziumEngine<?> running) {
        try {
            running.close();
            return true;
        } catch (IOException | IllegalStateException e) {
            LOG.info("source={} engine={}", settings.name(), e.getMessage());
            return false;
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try (var connection = SourceConnection.open(settings, LONGEST_ANSWER)) {
            return question.of(connection);
        } catch (SQLException e) {
            throw new SourceTrouble(
                    "The database of source " + settings.name() + " cannot be asked: " + e.getMessage(), e);
        }
    }

    /** How an engine ended: with our own exception where there is one. */
    private static final class Outcome implements DebeziumEngine.CompletionCallback {
        private volatile @Nullable RuntimeException ours;
        private volatile @Nullable String said;
        private volatile @Nullable Throwable error;

        @FunctionalInterface
        interface Take {
            void run() throws InterruptedException;
        }

        void watch(Take take) throws InterruptedException {
            try {
                take.run();
            } catch (RuntimeException e) {
                ours = e;
                throw e;
            }
        }

        @Override
        public void handle(boolean success, String message, @Nullable Throwable cause) {
            if (success) return;
            said = message;
            error = cause;
        }

        void rethrow() {
            var own = ours;
            if (own instanceof LeaseLost || own instanceof SourceTrouble) throw own;
            if (own != null) throw new SourceTrouble("What the source said could not be taken in: " + own, own);
            if (said != null) throw new SourceTrouble(said + deepest(error), error);
        }

        private static String deepest(@Nullable Throwable error) {
            var cause = error;
            while (cause != null && cause.getCause() != null) cause = cause.getCause();
            return cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
        }
    }
}
