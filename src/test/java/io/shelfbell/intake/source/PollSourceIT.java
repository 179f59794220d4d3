package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shelfbell.ServiceTest;
import io.shelfbell.intake.source.check.SourceCheck;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stock in a database without a log that can be read. */
@ServiceTest
@Import(SourceNode.Factory.class)
class PollSourceIT {
    private static Warehouse warehouse;

    @Autowired
    SourceNode.Factory nodes;

    @Autowired
    JdbcClient jdbc;

    private String name;
    private String sku;
    private SourceNode node;

    @BeforeEach
    void table() {
        if (warehouse == null) warehouse = Warehouse.postgres();
        var no = Long.toHexString(System.nanoTime());
        name = "p" + no;
        sku = "POLL-" + no;
        warehouse.run(
                "drop table if exists stock",
                "create table stock (sku text, place text, qty integer, changed timestamptz default clock_timestamp())");
        add("A", 20);
        node = nodes.start(name, yaml("changed"));
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        warehouse.close();
        warehouse = null;
    }

    private String yaml(String version) {
        return """
                kind: poll
                url: "%s"
                username: postgres
                every: 100ms
                tables:
                  - {table: stock, sku: sku, location: place, onHand: qty, key: [sku, place], version: %s}
                """.formatted(warehouse.url(), version);
    }

    private void add(String place, int units) {
        warehouse.run("insert into stock values ('%s', '%s', %d)".formatted(sku, place, units));
    }

    private void set(String place, int units) {
        warehouse.run(
                "update stock set qty = %d, changed = clock_timestamp() where place = '%s'".formatted(units, place));
    }

    private void becomes(int units) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql("select on_hand from stock_position where sku = :sku")
                                .param("sku", sku)
                                .query(Integer.class)
                                .optional())
                        .contains(units));
    }

    private long occasions() {
        return jdbc.sql("select count(*) from occasion where sku = :sku and occasion = 'BACKORDERED'")
                .param("sku", sku)
                .query(Long.class)
                .single();
    }

    @Test
    void what_is_newer_is_taken_in_once_also_after_a_restart() {
        becomes(20);
        set("A", -1);
        becomes(-1);
        add("B", 7);
        becomes(6);
        node.close();
        set("B", 8);
        node = nodes.start(name, yaml("changed"));
        becomes(7);
        assertThat(occasions()).isEqualTo(1);
    }

    @Test
    void a_row_that_changes_twice_within_a_tick_of_its_version_is_seen_twice() {
        add("A", 5);
        becomes(5);
        warehouse.run("update stock set qty = 0 where place = 'A'"); // its version stays
        becomes(0);
    }

    @Test
    void a_row_that_was_committed_late_is_still_seen() {
        becomes(20);
        warehouse.run("insert into stock values ('%s', 'B', 5, clock_timestamp() - interval '20 s')".formatted(sku));
        becomes(25);
    }

    @Test
    void the_check_says_what_polling_cannot_see_and_which_column_is_missing() {
        var result = SourceCheck.of(SourceNode.settings(name, yaml("updated")));

        assertThat(result.isReadable()).isFalse();
        assertThat(result.obstacles())
                .extracting(Obstacle::message)
                .anyMatch(message -> message.contains("shorter dips"));
        assertThat(result.obstacles())
                .extracting(Obstacle::message)
                .anyMatch(message -> message.contains("stock has no column updated, only changed"));
        assertThat(result.samples()).singleElement().asString().contains("sku=" + sku, "onHand=20");
    }
}
