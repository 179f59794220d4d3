package io.shelfbell.intake.source.poll;

import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.SourceBatch;
import io.shelfbell.intake.source.SourceConnection;
import io.shelfbell.intake.source.SourceEvent;
import io.shelfbell.intake.source.SourceFeed;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.SourceTrouble;
import io.shelfbell.intake.source.StockSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A database that is asked, every few seconds, for rows whose version is higher than the last one.
 *
 * <p>It is blind to what lasts shorter than the pause between two looks: a dip to zero that is filled up again in between fires
 * nothing. It does not see that a row was deleted or a table emptied until a new snapshot, and a row whose version is a number
 * that was committed after a higher one is missed. Where the database has a log that can be read, read the log.
 */
final class PollSource implements StockSource {
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);
    private static final TypeReference<List<String>> MARKS = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BATCH = 1000;

    private final SourceSettings settings;
    private final Clock clock;
    private final Semaphore stopped = new Semaphore(0);

    PollSource(SourceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Obstacle> obstacles(@Nullable String position) {
        try (var connection = connect()) {
            return PollCheck.of(connection, settings);
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    @Override
    public void read(SourceFeed feed, BooleanSupplier wanted) {
        stopped.drainPermits();
        var tables = tables(feed.position());
        boolean first = feed.position() == null;
        while (wanted.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            try (var connection = connect()) {
                look(connection, tables, feed, first);
            } catch (SQLException e) {
                throw trouble(e);
            }
            first = false;
            rest();
        }
    }

    private List<PolledTable> tables(@Nullable String position) {
        var marks = position == null ? List.<String>of() : JSON.readValue(position, MARKS);
        var tables = new ArrayList<PolledTable>();
        for (int i = 0; i < settings.tables().size(); i++) {
            tables.add(new PolledTable(i, settings.tables().get(i)));
            tables.get(i).goOnFrom(i < marks.size() ? marks.get(i) : "");
        }
        return tables;
    }

    /** All that is new is one moment. */
    private void look(Connection connection, List<PolledTable> tables, SourceFeed feed, boolean first)
            throws SQLException {
        var before = position(tables);
        var events = new ArrayList<SourceEvent>();
        for (var table : tables)
            table.read(connection, event -> {
                events.add(event);
                if (events.size() < BATCH) return;
                feed.take(new SourceBatch(List.copyOf(events), before));
                events.clear();
            });
        var position = position(tables);
        if (first) events.add(new SourceEvent.SnapshotEnded(clock.instant(), () -> position));
        else if (!events.isEmpty() || !position.equals(before))
            events.add(new SourceEvent.Committed(clock.instant(), () -> position));
        if (!events.isEmpty()) feed.take(new SourceBatch(events, position));
    }

    private static String position(List<PolledTable> tables) {
        return JSON.writeValueAsString(tables.stream().map(PolledTable::mark).toList());
    }

    @SuppressWarnings("ResultOfMethodCallIgnored") // stopped or not, wanted says it
    private void rest() {
        try {
            stopped.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stopped.release();
    }

    @Override
    public void requireUnchanged(@Nullable String position) {
        // every query says itself when its table is gone
    }

    @Override
    public Probe probe(@Nullable String position) {
        return Probe.UNKNOWN;
    }

    private Connection connect() throws SQLException {
        return SourceConnection.open(settings, LONGEST_ANSWER);
    }

    private SourceTrouble trouble(SQLException e) {
        return new SourceTrouble("Source " + settings.name() + " cannot be polled: " + e.getMessage(), e);
    }
}
