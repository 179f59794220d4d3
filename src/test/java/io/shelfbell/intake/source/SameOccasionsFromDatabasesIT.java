package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.intake.StockTale;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The history that all other doors are told, kept in a company's own database and read from its log. */
@ServiceTest
@Import(SourceNode.Factory.class)
class SameOccasionsFromDatabasesIT {
    private StockTale tale;

    @Autowired
    private SourceNode.Factory nodes;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        tale = new StockTale(new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes())), jdbc);
    }

    @Test
    void the_same_history_from_the_log_of_postgresql_gives_the_same_occasions() throws Exception {
        try (var warehouse = Warehouse.postgres()) {
            compare(warehouse, "");
        }
    }

    @Test
    void also_when_a_transaction_comes_in_pieces() throws Exception {
        try (var warehouse = Warehouse.postgres()) {
            compare(warehouse, "engine: {max.batch.size: '1', max.queue.size: '2'}\n");
        }
    }

    @Test
    void the_same_history_from_the_log_of_mariadb_gives_the_same_occasions() throws Exception {
        try (var warehouse = MariaServer.start()) {
            compare(warehouse, "");
        }
    }

    private void compare(Warehouse warehouse, String settings) {
        var expected = tale.occasions(tale.tellByHttp());
        var sku = tale.item();
        var name = "same" + Long.toHexString(System.nanoTime());
        warehouse.run("""
                create table stock (id integer primary key, sku varchar(100), qty integer, reserved integer, ordered integer, due date,
                    seen varchar(40))""");
        try (var node = nodes.start(name, warehouse.yaml() + settings + """
                tables:
                  - {table: stock, sku: sku, location: "'HAM'", onHand: qty, allocated: reserved, onOrder: ordered, expectedAt: due,
                     eventTime: seen}
                """)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(nodes.tables
                                    .sources()
                                    .find(name)
                                    .orElseThrow()
                                    .state())
                            .isEqualTo(SourceLedger.State.STREAMING));
            StockTale.TOLD.forEach(told -> warehouse.together(row(sku, told)));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(tale.occasions(sku)).isEqualTo(expected));
        }
    }

    /** As most systems write: a row is replaced. */
    private static String[] row(String sku, StockTale.Told told) {
        var due = told.due() == null ? "null" : "'" + told.due() + "'";
        return new String[] {
            "delete from stock where id = 2",
            "insert into stock values (2, '%s', %d, %d, %d, %s, '%s')"
                    .formatted(sku, told.onHand(), told.allocated(), told.onOrder(), due, told.at())
        };
    }
}
