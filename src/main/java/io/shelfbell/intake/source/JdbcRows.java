package io.shelfbell.intake.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows as a JDBC driver gives them. */
public final class JdbcRows {
    /** PostgreSQL's and MariaDB's. */
    private static final Set<String> LOCAL_TIMES = Set.of("timestamp", "DATETIME");

    private JdbcRows() {}

    public static Map<String, @Nullable Object> columns(ResultSet row) throws SQLException {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        var names = row.getMetaData();
        for (int i = 1; i <= names.getColumnCount(); i++) columns.put(names.getColumnLabel(i), value(row, i));
        return columns;
    }

    /** A driver would tell a time without a zone in that of this machine, and not in the source's. */
    public static @Nullable Object value(ResultSet row, int no) throws SQLException {
        return LOCAL_TIMES.contains(row.getMetaData().getColumnTypeName(no))
                ? row.getObject(no, LocalDateTime.class)
                : row.getObject(no);
    }
}
