package io.shelfbell.intake.source.cdc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Small questions to a database. */
final class Ask {
    private final Connection connection;

    Ask(Connection connection) {
        this.connection = connection;
    }

    /** The first value of the first row; null without one. */
    @Nullable
    String one(String sql, String... parameters) throws SQLException {
        var all = column(1, sql, parameters);
        return all.isEmpty() ? null : all.get(0);
    }

    boolean yes(String sql, String... parameters) throws SQLException {
        var answer = one(sql, parameters);
        return "t".equals(answer) || "1".equals(answer) || "true".equals(answer);
    }

    List<@Nullable String> column(int column, String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setString(i + 1, parameters[i]);
            try (var rows = statement.executeQuery()) {
                var values = new ArrayList<@Nullable String>();
                while (rows.next()) values.add(rows.getString(column));
                return values;
            }
        }
    }

    /** Names of the columns of a table, in any case. */
    Set<String> columns(String schema, String table) throws SQLException {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (var name : column(1, """
                select column_name from information_schema.columns
                where lower(table_schema) = lower(?) and lower(table_name) = lower(?)
                """, schema, table)) if (name != null) names.add(name);
        return names;
    }
}
