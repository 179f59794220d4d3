package io.shelfbell.intake.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first rows of a source, as its mapping understands them. */
public final class Samples {
    private static final int ROWS = 10;

    private Samples() {}

    /** At most ten of each table; a row that cannot be understood says why. */
    public static List<String> of(Connection connection, SourceSettings settings) throws SQLException {
        var samples = new ArrayList<String>();
        for (var table : settings.tables()) {
            var reader = new RowReader(table, settings.zone());
            try (var statement = connection.createStatement()) {
                statement.setMaxRows(ROWS);
                try (var rows = statement.executeQuery("select * from " + table.table())) {
                    while (rows.next()) samples.add(table.table() + ": " + sample(reader, JdbcRows.columns(rows)));
                }
            }
        }
        return samples;
    }

    private static String sample(RowReader reader, Map<String, @Nullable Object> columns) {
        try {
            var row = reader.read(columns);
            return "sku=%s location=%s onHand=%d allocated=%s onOrder=%d expectedAt=%s"
                    .formatted(
                            row.place().sku(),
                            row.place().location(),
                            row.onHand(),
                            row.allocated() == null ? "-" : row.allocated(),
                            row.onOrder(),
                            row.expectedAt() == null ? "-" : row.expectedAt());
        } catch (UnreadableRow e) {
            return e.code() + " " + e.getMessage();
        } catch (MissingColumn e) {
            return String.valueOf(e.getMessage());
        }
    }
}
