package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shelfbell.ServiceTest;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What polling is blind to is found when it is compared. */
@ServiceTest
@Import(SourceNode.Factory.class)
class PollReconciliationIT {
    @Autowired
    SourceNode.Factory nodes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Reconciler reconciler;

    @Autowired
    ReconciliationLedger ledger;

    private Warehouse warehouse;
    private SourceNode node;
    private String name;
    private String sku;

    @BeforeEach
    void poll() {
        warehouse = Warehouse.postgres();
        var no = Long.toHexString(System.nanoTime());
        name = "p" + no;
        sku = "POLL-" + no;
        warehouse.run(
                "create table stock (sku text, place text, lot text, qty integer, changed timestamptz default clock_timestamp())",
                "insert into stock values ('%s', 'A', 'x|1', 20), ('%s', 'A', null, 7)".formatted(sku, sku));
        node = nodes.start(name, yaml());
        becomes(27);
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        warehouse.close();
    }

    private String yaml() {
        return """
                kind: poll
                url: "%s"
                username: postgres
                every: 100ms
                tables:
                  - {table: stock, sku: sku, location: place, onHand: qty, key: [sku, place, lot], version: changed}
                """.formatted(warehouse.url());
    }

    private Integer onHand() {
        return jdbc.sql("select on_hand from stock_position where sku = :sku")
                .param("sku", sku)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    private void becomes(int units) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(onHand()).isEqualTo(units));
    }

    private Reconciliation reconcile() {
        ledger.ask(name, false).orElseThrow();
        var open = ledger.claim(Set.of(name), Duration.ofMinutes(5)).orElseThrow();
        reconciler.reconcile(open, SourceNode.settings(name, yaml()));
        return ledger.find(name, open.id()).orElseThrow();
    }

    @Test
    void rows_that_are_the_same_have_the_same_sums_also_with_an_empty_part_of_the_key() {
        var result = reconcile();

        assertThat(result.error()).isNull();
        assertThat(result.rangesRead()).isZero();
    }

    @Test
    void a_row_that_was_deleted_and_one_that_changed_without_its_version_are_mended() {
        warehouse.run("update stock set qty = 8, changed = clock_timestamp() + interval '1 hour' where lot is null");
        becomes(28); // from now on nobody looks at what is older
        warehouse.run("delete from stock where lot is null", "update stock set qty = -1 where lot = 'x|1'");

        var result = reconcile();

        assertThat(result.mended()).isEqualTo(2);
        assertThat(onHand()).isEqualTo(-1);
        assertThat(jdbc.sql("select occasion from occasion where sku = :sku")
                        .param("sku", sku)
                        .query(String.class)
                        .list())
                .contains("BACKORDERED");
        assertThat(reconcile().differences()).isZero();
    }
}
