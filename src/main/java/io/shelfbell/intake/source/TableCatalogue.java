package io.shelfbell.intake.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The columns of one table of a source, by their names in any case, and those that tell its rows apart. */
final class TableCatalogue {
    private static final Set<Integer> KEY_TYPES = Set.of(
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.NUMERIC,
            Types.DECIMAL,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.DATE);

    private final String table;
    private final RangeSql sql;
    private final Map<String, ColumnType> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> key;

    /** @throws SourceTrouble when the table's rows cannot be told apart in a way that can be compared */
    TableCatalogue(Connection connection, RangeSql sql, TableMapping mapping) throws SQLException {
        this.table = mapping.table();
        this.sql = sql;
        readColumns(connection);
        var names = mapping.key().isEmpty() ? primaryKey(connection) : mapping.key();
        if (names.isEmpty())
            throw new SourceTrouble(table + " has neither a primary key nor key: [...] in its mapping.", null);
        this.key = names.stream().map(this::keyColumn).toList();
    }

    private void readColumns(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select * from " + table + " where 1 = 0");
                var none = statement.executeQuery()) {
            var names = none.getMetaData();
            for (int i = 1; i <= names.getColumnCount(); i++)
                columns.put(
                        names.getColumnName(i),
                        new ColumnType(names.getColumnName(i), names.getColumnType(i), names.getColumnTypeName(i)));
        }
    }

    private List<String> primaryKey(Connection connection) throws SQLException {
        var names = new TreeMap<Short, String>();
        var parts = table.split("\\.", 2);
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

    private String keyColumn(String name) {
        var column = column(name);
        boolean comparable =
                KEY_TYPES.contains(column.type()) && !column.typeName().equals("bpchar")
                        || column.typeName().equals("uuid");
        if (!comparable)
            throw new SourceTrouble(
                    table + "." + name + " is a key of type " + column.typeName() + ", which cannot be compared.",
                    null);
        return sql.quoted(column.name());
    }

    /** @throws SourceTrouble when there is none of this name */
    String quoted(String name) {
        return sql.quoted(column(name).name());
    }

    private ColumnType column(String name) {
        var column = columns.get(name);
        if (column == null)
            throw new SourceTrouble(table + " has no column " + name + ", only " + columns.keySet() + ".", null);
        return column;
    }

    /** By name in any case. */
    Map<String, ColumnType> columns() {
        return columns;
    }

    /** The names of the columns that tell rows apart, in quotes. */
    List<String> key() {
        return key;
    }
}
