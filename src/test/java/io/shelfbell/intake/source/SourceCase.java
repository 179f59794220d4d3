package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shelfbell.ServiceTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table in a company's database, and a source that reads it; each test has its own. */
@ServiceTest
@Import(SourceNode.Factory.class)
abstract class SourceCase {
    static final List<String> SOLD_OUT = List.of("BACKORDERED", "OUT_OF_STOCK");

    @Autowired
    SourceNode.Factory nodes;

    @Autowired
    JdbcClient jdbc;

    String name;
    String sku;
    String table;
    SourceNode node;

    abstract Warehouse warehouse();

    @BeforeEach
    void table() {
        var no = Long.toHexString(System.nanoTime());
        name = "s" + no;
        sku = "SKU-" + no;
        table = "stock_" + no;
        warehouse().run("""
                create table %s (id integer primary key, sku varchar(300), place varchar(40), qty numeric(20,3), reserved integer,
                    due date)""".formatted(table));
    }

    @AfterEach
    void stop() {
        if (node != null) node.close();
        warehouse().forget(name);
    }

    void start() {
        node = nodes.start(name, yaml());
        stateBecomes("STREAMING");
    }

    void restart() {
        node.close();
        start();
    }

    String yaml() {
        return warehouse().yaml() + """
                zone: Europe/Berlin
                tables:
                  - table: %s
                    sku: sku
                    location: place
                    onHand: qty
                    allocated: coalesce(reserved, 0)
                    expectedAt: due
                """.formatted(table);
    }

    SourceLedger.Status status() {
        return nodes.tables.sources().find(name).orElseThrow();
    }

    void stateBecomes(String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(status().state() + " " + status().error()).startsWith(state));
    }

    Integer available() {
        return available(sku);
    }

    Integer available(String sku) {
        return jdbc.sql("select on_hand - allocated from stock_position where sku = :sku")
                .param("sku", sku)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    List<String> occasions() {
        return jdbc.sql("select occasion from occasion where sku = :sku order by occasion_id")
                .param("sku", sku)
                .query(String.class)
                .list();
    }

    void becomes(int units) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(available()).isEqualTo(units));
    }

    String many(int rows) {
        return warehouse().many(table, sku, rows);
    }

    String insert(int id, String place, Object qty) {
        return "insert into %s (id, sku, place, qty) values (%d, '%s', '%s', %s)".formatted(table, id, sku, place, qty);
    }

    String set(int id, Object qty) {
        return "update %s set qty = %s where id = %d".formatted(table, qty, id);
    }
}
