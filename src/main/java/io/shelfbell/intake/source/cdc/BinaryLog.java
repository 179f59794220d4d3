package io.shelfbell.intake.source.cdc;

import static java.util.stream.Collectors.joining;

import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.SourceKind;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.SourceTrouble;
import io.shelfbell.intake.source.StockSource.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The binary log of MariaDB, or of MySQL when its connector is on the class path: that one's driver is GPL and never comes with us. */
final class BinaryLog implements Log {
    private static final String MYSQL = "io.debezium.connector.mysql.MySqlConnector";
    private static final String MARIADB = "io.debezium.connector.mariadb.MariaDbConnector";

    private final SourceSettings settings;
    private final DatabaseUrl url;

    BinaryLog(SourceSettings settings) {
        this.settings = settings;
        this.url = DatabaseUrl.of(settings.url(), 3306);
    }

    @Override
    public Map<String, String> engine(Connection connection) throws SQLException {
        var map = new LinkedHashMap<String, String>();
        map.put("connector.class", connector());
        map.put("database.hostname", url.host());
        map.put("database.port", Integer.toString(url.port()));
        map.put("database.include.list", databases());
        map.put("database.server.id", Integer.toString(replicaId()));
        map.put("schema.history.internal", StoredSchemas.class.getName());
        map.put("schema.history.internal.store.only.captured.tables.ddl", "true");
        map.put("include.schema.changes", "false");
        map.put("connect.keep.alive.interval.ms", "2000"); // how soon a cut connection is noticed
        map.put("snapshot.locking.mode", "minimal");
        return map;
    }

    /** Of all tables. */
    private String databases() {
        return settings.tables().stream()
                .map(table -> Pattern.quote(parts(table.table())[0]))
                .distinct()
                .collect(joining(","));
    }

    /** No other replica, and no other node of ours, may have the same. */
    private static int replicaId() {
        return ThreadLocalRandom.current().nextInt(100_000, Integer.MAX_VALUE);
    }

    private String connector() {
        if (settings.kind() == SourceKind.MARIADB) return MARIADB;
        try {
            Class.forName(MYSQL);
            return MYSQL;
        } catch (ClassNotFoundException e) {
            throw new SourceTrouble(
                    "The connector for MySQL does not come with Shelfbell, because MySQL's driver is under the GPL. "
                            + "Put debezium-connector-mysql and mysql-connector-j on the class path.",
                    e);
        }
    }

    @Override
    public List<Obstacle> obstacles(Connection connection, @Nullable String position) throws SQLException {
        return check(connection).obstacles(settings, position);
    }

    @Override
    public void requireUnchanged(Connection connection) throws SQLException {
        check(connection).requireTables(settings);
    }

    @Override
    public Probe probe(Connection connection, @Nullable String position) throws SQLException {
        return check(connection).probe(position);
    }

    private BinaryLogCheck check(Connection connection) {
        return new BinaryLogCheck(connection, url.database(), this::parts);
    }

    @Override
    public String fullName(String table) {
        return table.indexOf('.') < 0 ? url.database() + "." + table : table;
    }

    private String[] parts(String table) {
        return fullName(table).split("\\.", 2);
    }

    @Override
    public boolean truncatesAlone() {
        return true;
    }
}
