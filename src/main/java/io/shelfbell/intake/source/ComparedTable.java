package io.shelfbell.intake.source;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One table of a source while it is compared: summed up by ranges there, and read row by row where a sum says so. Reads only. */
final class ComparedTable {
    private static final int FETCH = 1_000;
    private static final int ROWS_A_RANGE = 500;
    private static final int MOST_DIGITS = 4;
    private static final Set<Integer> KEY_TYPES = Set.of(
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.NUMERIC,
            Types.DECIMAL,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.DATE);

    private final Connection connection;
    private final RangeSql sql;
    private final TableMapping mapping;
    private final RowReader reader;
    private final List<String> key;
    private final List<String> columns;
    private final long rows;
    private final int digits;

    /** @throws SourceTrouble when the table's rows cannot be told apart in a way that can be compared */
    ComparedTable(Connection connection, RangeSql sql, TableMapping mapping, RowReader reader) throws SQLException {
        this.connection = connection;
        this.sql = sql;
        this.mapping = mapping;
        this.reader = reader;
        var types = types();
        this.key = keyNames().stream().map(name -> keyColumn(name, types)).toList();
        if (key.isEmpty())
            throw new SourceTrouble(
                    mapping.table() + " has neither a primary key nor key: [...] in its mapping.", null);
        this.columns =
                mapping.columns().stream().map(name -> column(name, types)).toList();
        this.rows = count();
        this.digits = digits(rows);
    }

    private static int digits(long rows) {
        int digits = 1;
        for (long ranges = 16; ranges * ROWS_A_RANGE < rows && digits < MOST_DIGITS; ranges *= 16) digits++;
        return digits;
    }

    private record Column(String name, int type, String typeName) {}

    private Map<String, Column> types() throws SQLException {
        var types = new TreeMap<String, Column>(String.CASE_INSENSITIVE_ORDER);
        try (var statement = connection.prepareStatement("select * from " + mapping.table() + " where 1 = 0");
                var none = statement.executeQuery()) {
            var names = none.getMetaData();
            for (int i = 1; i <= names.getColumnCount(); i++)
                types.put(
                        names.getColumnName(i),
                        new Column(names.getColumnName(i), names.getColumnType(i), names.getColumnTypeName(i)));
        }
        return types;
    }

    private List<String> keyNames() throws SQLException {
        if (!mapping.key().isEmpty()) return mapping.key();
        var names = new TreeMap<Short, String>();
        var parts = mapping.table().split("\\.", 2);
        var owner = parts.length == 2 ? parts[0] : null;
        boolean schemas = sql == RangeSql.POSTGRESQL;
        try (var rows = connection
                .getMetaData()
                .getPrimaryKeys(
                        schemas || owner == null ? connection.getCatalog() : owner,
                        schemas ? owner == null ? connection.getSchema() : owner : null,
                        parts[parts.length - 1])) {
            while (rows.next()) names.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
        }
        return List.copyOf(names.values());
    }

    private String keyColumn(String name, Map<String, Column> types) {
        var column = types.get(name);
        boolean comparable = column == null
                || KEY_TYPES.contains(column.type()) && !column.typeName().equals("bpchar")
                || column.typeName().equals("uuid");
        if (!comparable)
            throw new SourceTrouble(
                    mapping.table() + "." + name + " is a key of type " + column.typeName()
                            + ", which cannot be compared.",
                    null);
        return column(name, types);
    }

    private String column(String name, Map<String, Column> types) {
        var column = types.get(name);
        if (column == null)
            throw new SourceTrouble(
                    mapping.table() + " has no column " + name + ", only " + types.keySet() + ".", null);
        return sql.quoted(column.name());
    }

    private long count() throws SQLException {
        try (var statement = connection.prepareStatement("select count(*) from " + mapping.table());
                var row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
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
        try (var statement = connection.prepareStatement("select %s as r, count(*), sum(%s) from %s group by 1"
                        .formatted(sql.range(key, digits), sql.hash(columns), mapping.table()));
                var row = statement.executeQuery()) {
            while (row.next()) sums.put(row.getString(1), new RangeSum(row.getLong(2), row.getBigDecimal(3)));
        }
        return sums;
    }

    /** The rows of some ranges, by key. */
    Map<String, RangeRow> rows(Collection<String> ranges) throws SQLException {
        var found = new HashMap<String, RangeRow>();
        var marks = ranges.stream().map(range -> "?").collect(joining(", "));
        try (var statement = connection.prepareStatement("select %s, %s, %s, t.* from %s t where %s in (%s)"
                .formatted(
                        sql.key(key),
                        sql.range(key, digits),
                        sql.hash(columns),
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
