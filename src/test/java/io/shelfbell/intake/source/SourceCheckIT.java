package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.intake.source.check.SourceCheck;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that is not ready, and what mends it: each statement of the check is carried out. */
class SourceCheckIT {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void open() throws Exception {
        server = EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "replica")
                .start();
        run(
                "create role reader login",
                "create table stock (sku text, place text, qty integer)",
                "create table inbound (id integer primary key, sku text, due date, qty integer)",
                "insert into stock values ('A', 'X', 1), (null, 'X', 2)",
                "alter table inbound replica identity nothing");
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    private static void run(String... statements) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    private static SourceCheck.Result check(String user, String table) {
        return SourceCheck.of(SourceNode.settings(
                "wms", """
                kind: postgresql
                url: "%s"
                username: %s
                tables:
                  - {table: %s, sku: sku, location: "'X'", onHand: qty, key: [sku]}
                  - {table: inbound, sku: sku, location: "'X'", onOrder: qty - received}
                """.formatted("jdbc:postgresql://localhost:" + server.getPort() + "/postgres", user, table)));
    }

    @Test
    void each_thing_that_is_missing_is_told_with_the_statement_that_mends_it() throws SQLException {
        var result = check("reader", "stock");

        assertThat(result.isReadable()).isFalse();
        assertThat(result.obstacles())
                .extracting(Obstacle::fix)
                .contains(
                        "ALTER SYSTEM SET wal_level = 'logical';",
                        "ALTER ROLE \"reader\" REPLICATION;",
                        "GRANT SELECT ON public.stock TO \"reader\";",
                        "GRANT SELECT ON public.inbound TO \"reader\";",
                        "ALTER TABLE public.stock REPLICA IDENTITY FULL;",
                        "ALTER TABLE public.inbound REPLICA IDENTITY DEFAULT;",
                        "CREATE PUBLICATION shelfbell_wms FOR TABLE public.stock, public.inbound;");
        for (var obstacle : result.obstacles()) if (obstacle.fix() != null) run(obstacle.fix());
        assertThat(check("reader", "stock").obstacles())
                .extracting(Obstacle::message)
                .map(message -> message.replaceFirst(",.*", ""))
                .containsExactlyInAnyOrder("wal_level is replica", "inbound has no column received");
    }

    @Test
    void the_first_rows_are_shown_as_they_are_understood() {
        assertThat(check("postgres", "stock").samples())
                .contains(
                        "stock: sku=A location=X onHand=1 allocated=- onOrder=0 expectedAt=-",
                        "stock: REQUIRED sku (sku) is empty.");
    }

    @Test
    void a_table_that_is_not_there_and_a_server_that_does_not_answer_are_told() {
        assertThat(check("postgres", "stok").obstacles())
                .extracting(Obstacle::message)
                .contains("There is no table public.stok.");
        assertThat(check("nobody", "stock").obstacles())
                .singleElement()
                .asString()
                .contains("It cannot be asked", "nobody");
    }
}
