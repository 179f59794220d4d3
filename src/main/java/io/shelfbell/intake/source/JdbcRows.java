package io.shelfbell.intake.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as a JDBC driver gives them. */
public final class JdbcRows {
    private JdbcRows() {}

    public static Map<String, @Nullable Object> columns(ResultSet row) throws SQLException {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        var names = row.getMetaData();
        for (int i = 1; i <= names.getColumnCount(); i++) columns.put(names.getColumnLabel(i), row.getObject(i));
        return columns;
    }
}
