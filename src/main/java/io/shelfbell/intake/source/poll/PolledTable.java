package io.shelfbell.intake.source.poll;

import static java.util.stream.Collectors.joining;

import io.shelfbell.intake.source.JdbcRows;
import io.shelfbell.intake.source.SourceEvent;
import io.shelfbell.intake.source.TableMapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One table that is asked for newer rows, and what was read of it. */
final class PolledTable {
    private static final int FETCH = 500;

    private final int no;
    private final TableMapping mapping;
    private final Map<String, Seen> seen = new HashMap<>();
    private @Nullable Object mark;

    /** A row as it was told; it may change twice within one tick of its version. */
    private record Seen(Object at, int content) {}

    PolledTable(int no, TableMapping mapping) {
        this.no = no;
        this.mapping = mapping;
    }

    /** @param text as {@link #mark} gave it; empty for the beginning */
    void goOnFrom(String text) {
        mark = text.isEmpty() ? null : HighWater.of(text);
        seen.clear();
    }

    String mark() {
        return mark == null ? "" : HighWater.text(mark);
    }

    /** Tells rows that are newer than the last ones, the oldest first; a row without a version is told at the beginning only. */
    void read(Connection connection, Consumer<SourceEvent> events) throws SQLException {
        connection.setAutoCommit(false); // or a driver fetches all rows at once
        var from = mark == null ? null : HighWater.before(mark);
        var version = Objects.requireNonNull(mapping.version());
        var where = from == null ? "" : " where " + version + " >= ?";
        try (var statement =
                connection.prepareStatement("select * from " + mapping.table() + where + " order by " + version)) {
            statement.setFetchSize(FETCH);
            if (from != null) statement.setObject(1, from);
            tell(statement, version, events);
        }
        connection.commit();
        if (mark != null) forget(HighWater.before(mark));
    }

    private void tell(PreparedStatement statement, String version, Consumer<SourceEvent> events) throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var at = HighWater.read(rows, version);
                var key = key(rows);
                var columns = JdbcRows.columns(rows);
                if (at != null && isTold(key, new Seen(at, columns.hashCode()))) continue;
                events.accept(new SourceEvent.Row(no, key, columns));
                if (at != null) mark = HighWater.later(mark, at);
            }
        }
    }

    private boolean isTold(String key, Seen now) {
        return now.equals(seen.put(key, now));
    }

    private String key(ResultSet row) throws SQLException {
        var parts = new java.util.ArrayList<String>();
        for (var column : mapping.key())
            parts.add(
                    String.valueOf(row.getString(column)).replace("\\", "\\\\").replace("|", "\\|"));
        return parts.stream().collect(joining("|"));
    }

    private void forget(Object before) {
        seen.values()
                .removeIf(one -> !one.at().equals(before)
                        && HighWater.later(one.at(), before).equals(before));
    }
}
