package io.shelfbell.intake.source.cdc;

import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.SourceTrouble;
import io.shelfbell.intake.source.StockSource.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's logical replication by pgoutput, with a slot and a publication that are named after the source. */
final class PostgresLog implements Log {
    private final SourceSettings settings;
    private final DatabaseUrl url;

    PostgresLog(SourceSettings settings) {
        this.settings = settings;
        this.url = DatabaseUrl.of(settings.url(), 5432);
    }

    /** Of the slot and of the publication. */
    private String name() {
        return "shelfbell_" + settings.name().replace('-', '_');
    }

    @Override
    public Map<String, String> engine(Connection connection) throws SQLException {
        var map = new LinkedHashMap<String, String>();
        map.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        map.put("database.hostname", url.host());
        map.put("database.port", Integer.toString(url.port()));
        map.put("database.dbname", url.database());
        var sslMode = url.parameters().get("sslmode");
        if (sslMode != null) map.put("database.sslmode", sslMode);
        map.put("plugin.name", "pgoutput");
        map.put("slot.name", name());
        map.put("publication.name", name());
        map.put("publication.autocreate.mode", check(connection).publishesAll() ? "disabled" : "filtered");
        map.put("slot.retry.delay.ms", "1000");
        map.put("status.update.interval.ms", "1000");
        map.put("lsn.flush.mode", "connector_and_driver"); // or other tables' changes are kept while ours are quiet
        return map;
    }

    private PostgresCheck check(Connection connection) {
        var tables = settings.tables().stream()
                .map(table -> fullName(table.table()))
                .distinct()
                .toList();
        return new PostgresCheck(connection, name(), tables);
    }

    @Override
    public List<Obstacle> obstacles(Connection connection, @Nullable String position) throws SQLException {
        return check(connection).obstacles(settings, position != null);
    }

    @Override
    public void requireUnchanged(Connection connection) throws SQLException {
        if (!check(connection).publishesAll())
            throw new SourceTrouble.Anew(
                    "A table was dropped or made anew: the publication " + name() + " does not have it any more.");
    }

    @Override
    public Probe probe(Connection connection, @Nullable String position) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint,
                       pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint, wal_status
                from pg_replication_slots where slot_name = ?
                """)) {
            statement.setString(1, name());
            try (var row = statement.executeQuery()) {
                if (!row.next()) return new Probe(null, null, "no slot");
                return new Probe(row.getLong(1), row.getLong(2), row.getString(3));
            }
        }
    }

    @Override
    public String fullName(String table) {
        return table.indexOf('.') < 0 ? "public." + table : table;
    }

    @Override
    public boolean truncatesAlone() {
        return false;
    }
}
