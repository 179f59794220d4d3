package io.shelfbell.intake.source.cdc;

import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.SourceTrouble;
import io.shelfbell.intake.source.StockSource.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What MariaDB or MySQL lacks before its binary log can be read, with the statement that mends each of it. */
final class BinaryLogCheck {
    private static final JsonMapper JSON = new JsonMapper();

    private final Ask ask;
    private final String database;
    private final Function<String, String[]> parts;
    private final List<Obstacle> obstacles = new ArrayList<>();

    BinaryLogCheck(Connection connection, String database, Function<String, String[]> parts) {
        this.ask = new Ask(connection);
        this.database = database;
        this.parts = parts;
    }

    List<Obstacle> obstacles(SourceSettings settings, @Nullable String position) throws SQLException {
        if (!ask.yes("select @@log_bin")) {
            obstacles.add(
                    Obstacle.fatal(
                            "log_bin is off; it takes effect when the server is started again.",
                            "In my.cnf under [mysqld]: log_bin = binlog, server_id = 1, binlog_format = ROW, binlog_row_image = FULL"));
        } else {
            variable("binlog_format", "ROW");
            variable("binlog_row_image", "FULL");
            privileges(settings.username());
            if (position != null) kept(settings.name(), position);
        }
        for (var table : settings.tables()) table(table.table(), settings.username());
        new MappedColumns(ask, parts).check(settings, obstacles);
        return obstacles;
    }

    private void variable(String name, String wanted) throws SQLException {
        var is = ask.one("select @@global." + name);
        if (!wanted.equalsIgnoreCase(is))
            obstacles.add(Obstacle.fatal(
                    name + " is " + is + ", not " + wanted + ".", "SET GLOBAL " + name + " = '" + wanted + "';"));
    }

    private void privileges(String user) throws SQLException {
        var grants = ask.column(1, "show grants").stream()
                .map(grant -> String.valueOf(grant).toUpperCase(Locale.ROOT))
                .filter(grant -> grant.contains(" ON *.* "))
                .collect(Collectors.joining(", "));
        if (grants.contains("ALL PRIVILEGES")) return;
        var may = "TO '" + user + "'@'%';";
        if (!grants.contains("REPLICATION SLAVE") && !grants.contains("REPLICATION REPLICA"))
            obstacles.add(Obstacle.fatal(user + " may not read the log.", "GRANT REPLICATION SLAVE ON *.* " + may));
        if (!grants.contains("REPLICATION CLIENT") && !grants.contains("BINLOG MONITOR"))
            obstacles.add(Obstacle.fatal(
                    user + " may not ask how far the log is.", "GRANT REPLICATION CLIENT ON *.* " + may));
        if (!grants.contains("RELOAD"))
            obstacles.add(Obstacle.warning(
                    user
                            + " may not lock all tables for the moment in which a snapshot begins; each table is locked instead.",
                    "GRANT RELOAD ON *.* " + may));
    }

    private boolean isMissing(String table) throws SQLException {
        var name = parts.apply(table);
        return ask.columns(name[0], name[1]).isEmpty();
    }

    private void table(String table, String user) throws SQLException {
        var name = parts.apply(table);
        if (isMissing(table))
            obstacles.add(Obstacle.fatal(
                    "There is no table " + String.join(".", name) + ", or " + user + " may not read it.",
                    "GRANT SELECT ON " + name[0] + "." + name[1] + " TO '" + user + "'@'%';"));
    }

    /** Where we would go on must not have been purged. */
    private void kept(String source, String position) throws SQLException {
        var file = JSON.readTree(position).path("file").asString("");
        if (file.isEmpty() || ask.column(1, "show binary logs").contains(file)) return;
        throw new SourceTrouble.ForGood("The binary log " + file + " of " + database
                + " was purged: changes in it cannot be read any more. Read everything anew: shelfbell source snapshot "
                + source);
    }

    void requireTables(SourceSettings settings) throws SQLException {
        for (var table : settings.tables())
            if (isMissing(table.table())) throw new SourceTrouble.Anew("The table " + table.table() + " was dropped.");
    }

    Probe probe(@Nullable String position) throws SQLException {
        if (position == null) return Probe.UNKNOWN;
        var at = JSON.readTree(position);
        var files = ask.column(1, "show binary logs");
        var sizes = ask.column(2, "show binary logs");
        long behind = 0;
        long kept = 0;
        boolean reached = false;
        for (int i = 0; i < files.size(); i++) {
            long size = Long.parseLong(String.valueOf(sizes.get(i)));
            boolean ours = at.path("file").asString("").equals(files.get(i));
            reached |= ours;
            kept += size;
            if (reached) behind += ours ? Math.max(0, size - at.path("pos").asLong(0)) : size;
        }
        return new Probe(behind, kept, reached ? "kept" : "purged");
    }
}
