package io.shelfbell.intake.source;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One table of a source while it is compared: summed up by ranges there, and read row by row where a sum says so. Reads only. */
final class ComparedTable {
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(5);
    private static final int FETCH = 1_000;
    private static final int ROWS_A_RANGE = 500;
    private static final int MOST_DIGITS = 4;

    private final Connection connection;
    private final RangeSql sql;
    private final TableMapping mapping;
    private final RowReader reader;
    private final List<String> key;
    private final Hash hash;
    private final long rows;
    private final int digits;

    /** @throws SourceTrouble when the table's rows cannot be told apart in a way that can be compared */
    ComparedTable(Connection connection, RangeSql sql, TableMapping mapping, ZoneId zone) throws SQLException {
        this.connection = connection;
        this.sql = sql;
        this.mapping = mapping;
        this.reader = new RowReader(mapping, zone);
        var catalogue = new TableCatalogue(connection, sql, mapping);
        this.key = catalogue.key();
        this.hash = hash(catalogue, zone);
        this.rows = count();
        this.digits = digits(rows);
    }

    /**
     * Of one row at the source.
     *
     * @param zone in which we have to tell times for ours to be the same
     * @param ownReason why it is the source's own, and ours is another one; null when it is the same here and there
     */
    private record Hash(String sql, String zone, @Nullable String ownReason) {}

    private Hash hash(TableCatalogue catalogue, ZoneId zone) {
        var columns = new LinkedHashSet<>(key);
        mapping.columns().forEach(name -> columns.add(catalogue.quoted(name)));
        try {
            var digest = new RowDigest(sql, mapping, zone, catalogue.columns(), sql.key(key));
            return new Hash(digest.hash(), digest.zone(), null);
        } catch (NoDigest e) {
            return new Hash(sql.hash(List.copyOf(columns)), "UTC", e.getMessage());
        }
    }

    private static int digits(long rows) {
        int digits = 1;
        for (long ranges = 16; ranges * ROWS_A_RANGE < rows && digits < MOST_DIGITS; ranges *= 16) digits++;
        return digits;
    }

    /** Null when the hash of a row is the same here and there. */
    @Nullable
    String ownReason() {
        return hash.ownReason();
    }

    /** In which times have to be told for that. */
    String zone() {
        return hash.zone();
    }

    private long count() throws SQLException {
        try (var statement = prepare("select count(*) from " + mapping.table());
                var row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private PreparedStatement prepare(String text) throws SQLException {
        var statement = connection.prepareStatement(text);
        statement.setQueryTimeout((int) LONGEST_STATEMENT.toSeconds());
        return statement;
    }

    long rows() {
        return rows;
    }

    /** How long the names of its ranges are. */
    int digits() {
        return digits;
    }

    /** By range; one without rows is missing. */
    Map<String, RangeSum> sums() throws SQLException {
        var sums = new HashMap<String, RangeSum>();
        try (var statement = prepare("select %s as r, count(*), sum(%s) from %s group by 1"
                        .formatted(sql.range(key, digits), hash.sql(), mapping.table()));
                var row = statement.executeQuery()) {
            while (row.next()) sums.put(row.getString(1), new RangeSum(row.getLong(2), row.getBigDecimal(3)));
        }
        return sums;
    }

    /** The rows of some ranges, by key. */
    Map<String, RangeRow> rows(Collection<String> ranges) throws SQLException {
        var found = new HashMap<String, RangeRow>();
        var marks = ranges.stream().map(range -> "?").collect(joining(", "));
        try (var statement = prepare("select %s, %s, %s, t.* from %s t where %s in (%s)"
                .formatted(
                        sql.key(key),
                        sql.range(key, digits),
                        hash.sql(),
                        mapping.table(),
                        sql.range(key, digits),
                        marks))) {
            statement.setFetchSize(FETCH);
            int no = 1;
            for (var range : ranges) statement.setString(no++, range);
            read(statement, found);
        }
        return found;
    }

    private void read(PreparedStatement statement, Map<String, RangeRow> found) throws SQLException {
        try (var row = statement.executeQuery()) {
            while (row.next())
                found.put(row.getString(1), new RangeRow(row.getString(2), row.getBigDecimal(3), contribution(row)));
        }
    }

    private @Nullable Contribution contribution(ResultSet row) throws SQLException {
        try {
            return reader.read(JdbcRows.columns(row));
        } catch (UnreadableRow e) {
            return null;
        }
    }
}
