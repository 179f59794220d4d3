package io.shelfbell.intake.source.cdc;

import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.TableMapping;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Whether the columns that a mapping names are there. */
final class MappedColumns {
    private final Ask ask;
    private final Function<String, String[]> parts;

    /** @param parts schema and name of a table */
    MappedColumns(Ask ask, Function<String, String[]> parts) {
        this.ask = ask;
        this.parts = parts;
    }

    void check(SourceSettings settings, List<Obstacle> obstacles) throws SQLException {
        for (var table : settings.tables()) check(table, obstacles);
    }

    private void check(TableMapping table, List<Obstacle> obstacles) throws SQLException {
        var name = parts.apply(table.table());
        var columns = ask.columns(name[0], name[1]);
        if (columns.isEmpty()) return;
        var named = new TreeSet<>(table.columns());
        named.removeIf(columns::contains);
        for (var missing : named)
            obstacles.add(Obstacle.fatal(
                    table.table() + " has no column " + missing + ", only " + String.join(", ", columns) + ".", null));
    }
}
