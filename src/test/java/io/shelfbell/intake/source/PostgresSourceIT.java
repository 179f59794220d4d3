package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stock that is kept in another PostgreSQL. */
class PostgresSourceIT extends SourceContract {
    private static Warehouse warehouse;

    @BeforeAll
    static void open() {
        warehouse = Warehouse.postgres();
    }

    @AfterAll
    static void close() throws Exception {
        warehouse.close();
    }

    @Override
    Warehouse warehouse() {
        return warehouse;
    }

    @Test
    void a_removed_slot_blocks_the_source_until_somebody_asks_for_a_new_snapshot() {
        warehouse.run(insert(1, "A", 20));
        start();
        node.close();
        warehouse.forget(name);
        warehouse.run(set(1, -1), "delete from %s where id = 2".formatted(table));
        node = nodes.start(name, yaml());
        stateBecomes("BLOCKED");
        assertThat(status().error())
                .contains("slot shelfbell_" + name + " is gone", "shelfbell source snapshot " + name);
        nodes.tables.sources().restart(name);
        becomes(-1);
        assertThat(occasions()).isEqualTo(SOLD_OUT);
    }

    @Test
    void a_snapshot_of_an_item_that_is_below_zero_already_is_a_state_and_no_storm() {
        warehouse.run(insert(1, "A", -5));
        start();
        becomes(-5);
        assertThat(occasions()).isEmpty();
    }

    @Test
    void a_source_that_is_quiet_after_a_large_transaction_does_not_keep_its_log_for_us() {
        warehouse.run(insert(1, "A", 20));
        start();
        becomes(20);
        warehouse.run(many(5_000), "vacuum " + table);
        await().untilAsserted(() -> assertThat(available(sku + "-4999")).isEqualTo(4999));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(unconfirmed()).isLessThan(100_000));
    }

    @Test
    void a_quiet_table_does_not_keep_what_a_busy_neighbour_writes_and_loses_nothing_by_it() {
        warehouse.run(insert(1, "A", 20), "create table busy_" + table + " (n integer)");
        start();
        becomes(20);
        warehouse.run("insert into busy_%s select generate_series(1, 20000)".formatted(table));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(unconfirmed()).isLessThan(100_000));
        node.close();
        warehouse.run(set(1, -1), set(1, 18));
        start();
        becomes(18);
        assertThat(occasions()).isEqualTo(SOLD_OUT);
    }

    @Test
    void a_table_that_was_made_anew_while_nobody_read_it_is_read_anew() {
        warehouse.run(insert(1, "A", 20));
        start();
        becomes(20);
        node.close();
        warehouse.run(
                "drop table " + table,
                "create table %s (id integer primary key, sku varchar(300), place varchar(40), qty numeric(20,3), reserved integer, due date)"
                        .formatted(table),
                insert(2, "B", 8));
        node = nodes.start(name, yaml());
        becomes(8);
    }

    @Test
    void a_network_that_swallows_everything_is_told_and_costs_nothing_when_it_is_whole_again() throws Exception {
        warehouse.run(insert(1, "A", 20));
        int port = Integer.parseInt(warehouse.url().replaceFirst(".*://[^:]+:([0-9]+)/.*", "$1"));
        try (var wire = new Wire(port)) {
            node = nodes.start(name, yaml().replace(":" + port + "/", ":" + wire.port() + "/"));
            stateBecomes("STREAMING");
            becomes(20);
            wire.cut();
            warehouse.run(set(1, -1), set(1, 15));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(status().error()).isNotNull());
            assertThat(available()).isEqualTo(20);
            wire.mend();
            becomes(15);
            assertThat(occasions()).isEqualTo(SOLD_OUT);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(status().error()).isNull());
            node.close();
            node = null;
        }
    }

    private long unconfirmed() {
        try (var connection = warehouse.connect();
                var rows = connection.createStatement().executeQuery("""
                        select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint from pg_replication_slots
                        where slot_name = 'shelfbell_""" + name + "'")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
