package io.shelfbell.intake.source;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of a company: PostgreSQL with a logical log, or MariaDB with a binary log. */
final class Warehouse implements AutoCloseable {
    private final AutoCloseable server;
    private final String kind;
    private final String url;
    private final String user;

    private Warehouse(AutoCloseable server, String kind, String url, String user) {
        this.server = server;
        this.kind = kind;
        this.url = url;
        this.user = user;
    }

    static Warehouse postgres() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("wal_level", "logical")
                    .setServerConfig("fsync", "off")
                    .start();
            return new Warehouse(server, "postgresql", server.getJdbcUrl("postgres", "postgres"), "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Warehouse at(AutoCloseable server, String kind, String url, String user) {
        return new Warehouse(server, kind, url, user);
    }

    boolean isPostgres() {
        return kind.equals("postgresql");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }

    /** Each statement is a transaction. */
    void run(String... statements) {
        transaction(true, statements);
    }

    /** All statements are one transaction. */
    void together(String... statements) {
        transaction(false, statements);
    }

    private void transaction(boolean each, String... statements) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(each);
            for (var sql : statements) statement.execute(sql);
            if (!each) connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds rows with keys from 101, each an item of its own with its number of units. */
    String many(String table, String sku, int rows) {
        return isPostgres()
                ? "insert into %s (id, sku, place, qty) select 100 + n, '%s-' || n, 'A', n from generate_series(1, %d) n"
                        .formatted(table, sku, rows)
                : "insert into %s (id, sku, place, qty) select 100 + seq, concat('%s-', seq), 'A', seq from seq_1_to_%d"
                        .formatted(table, sku, rows);
    }

    /** The beginning of a source file. */
    String yaml() {
        return """
                kind: %s
                url: "%s"
                username: %s
                """.formatted(kind, url, user);
    }

    String url() {
        return url;
    }

    /** Cuts all connections that read the log. */
    void cut() {
        if (isPostgres()) {
            run("select pg_terminate_backend(active_pid) from pg_replication_slots where active");
            return;
        }
        try (var connection = connect();
                var statement = connection.createStatement();
                var kill = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id from information_schema.processlist where command = 'Binlog Dump'")) {
            while (rows.next()) kill.execute("kill " + rows.getLong(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if the source had never been read. */
    void forget(String source) {
        if (isPostgres())
            run(
                    "select pg_drop_replication_slot(slot_name) from pg_replication_slots where not active and slot_name = 'shelfbell_"
                            + source + "'");
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
