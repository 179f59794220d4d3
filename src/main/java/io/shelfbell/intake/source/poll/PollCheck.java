package io.shelfbell.intake.source.poll;

import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a database lacks before it can be polled, and what polling cannot see. */
public final class PollCheck {
    private PollCheck() {}

    public static List<Obstacle> of(Connection connection, SourceSettings settings) {
        var obstacles = new ArrayList<Obstacle>();
        for (var table : settings.tables()) check(connection, table, obstacles);
        obstacles.add(Obstacle.warning(
                "Polling sees a row only as it is every " + settings.every()
                        + ": shorter dips, deleted rows and emptied tables are not seen. Read the log where there is one.",
                null));
        return obstacles;
    }

    private static void check(Connection connection, TableMapping table, List<Obstacle> obstacles) {
        try (var statement = connection.createStatement();
                var none = statement.executeQuery("select * from " + table.table() + " where 1 = 0")) {
            var names = none.getMetaData();
            var columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 1; i <= names.getColumnCount(); i++) columns.add(names.getColumnLabel(i));
            for (var missing : new TreeSet<>(table.columns()))
                if (!columns.contains(missing))
                    obstacles.add(Obstacle.fatal(
                            table.table() + " has no column " + missing + ", only " + String.join(", ", columns) + ".",
                            null));
        } catch (SQLException e) {
            obstacles.add(Obstacle.fatal(table.table() + " cannot be read: " + e.getMessage(), null));
        }
    }
}
