package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comparing with a source must show, whatever database it is. */
abstract class ReconciliationContract extends SourceCase {
    @Autowired
    Reconciler reconciler;

    @Autowired
    ReconciliationLedger ledger;

    private Reconciliation reconcile(boolean dryRun) {
        return reconcile(dryRun, yaml());
    }

    private Reconciliation reconcile(boolean dryRun, String yaml) {
        var asked = ledger.ask(name, dryRun).orElseThrow();
        var open = ledger.claim(java.util.Set.of(name), Duration.ofMinutes(5)).orElseThrow();
        reconciler.reconcile(open, SourceNode.settings(name, yaml));
        return ledger.find(name, asked.id()).orElseThrow();
    }

    private void loseRow(int id) {
        jdbc.sql("delete from source_row where source = :name and row_key = :key")
                .param("name", name)
                .param("key", Integer.toString(id))
                .update();
    }

    private void spoil(String assignment, int id) {
        jdbc.sql("update source_row set " + assignment + " where source = :name and row_key = :key")
                .param("name", name)
                .param("key", Integer.toString(id))
                .update();
    }

    /** Takes the spoiled rows' stock with the next change of another row at the same place. */
    private void untilItShows(int available) {
        warehouse().run(insert(99, "A", 0));
        becomes(available);
    }

    @Test
    void rows_that_are_the_same_differ_in_nothing() {
        warehouse().run(insert(1, "A", 20), insert(2, "B", "null"), insert(3, "B", "7.000"));
        start();
        becomes(27);

        var result = reconcile(false);

        assertThat(result.error()).isNull();
        assertThat(result.state()).isEqualTo(Reconciliation.State.DONE);
        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.rangesRead()).isZero();
        assertThat(result.notes()).isEmpty();
        assertThat(result.differences()).isZero();
    }

    @Test
    void a_row_that_was_lost_one_that_is_wrong_and_one_too_many_are_mended_once() {
        warehouse().run(insert(1, "A", 20), insert(2, "A", 5), insert(3, "A", 3));
        start();
        becomes(28);
        loseRow(1);
        spoil("on_hand = 50", 2);
        jdbc.sql("""
                insert into source_row (source, table_no, row_key, sku, location, on_hand, on_order, generation)
                values (:name, 0, '77', :sku, 'A', 1000, 0, 0)
                """).param("name", name).param("sku", sku).update();
        untilItShows(1053);

        var result = reconcile(false);

        assertThat(result.differences()).isEqualTo(3);
        assertThat(result.mended()).isEqualTo(3);
        assertThat(available()).isEqualTo(28);
        assertThat(ledger.rows(result.id()))
                .extracting(Reconciliation.Row::rowKey)
                .containsExactlyInAnyOrder("1", "2", "77");
        assertThat(reconcile(false).differences()).isZero();
        warehouse().run(set(1, 19));
        becomes(27);
    }

    @Test
    void a_crossing_that_was_missed_fires_when_it_is_mended() {
        warehouse().run(insert(1, "A", 20));
        start();
        warehouse().run(set(1, -1));
        becomes(-1);
        spoil("on_hand = 20", 1);
        untilItShows(20);

        reconcile(false);

        assertThat(available()).isEqualTo(-1);
        assertThat(occasions()).filteredOn("BACKORDERED"::equals).hasSize(2);
    }

    @Test
    void a_dry_run_tells_and_mends_nothing() {
        warehouse().run(insert(1, "A", 20), insert(2, "B", 5));
        start();
        becomes(25);
        spoil("location = 'C'", 2);

        var result = reconcile(true);

        assertThat(result.differences()).isEqualTo(1);
        assertThat(result.mended()).isZero();
        assertThat(ledger.rows(result.id())).singleElement().satisfies(row -> {
            assertThat(row.ours()).extracting(Contribution::place).isEqualTo(new Place(sku, "C"));
            assertThat(row.theirs()).extracting(Contribution::place).isEqualTo(new Place(sku, "B"));
            assertThat(row.mended()).isFalse();
        });
        assertThat(reconcile(false).mended()).isEqualTo(1);
    }

    @Test
    void only_ranges_that_differ_travel_row_by_row() {
        warehouse().run(insert(1, "A", 20), many(20_000));
        start();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(available(sku + "-20000")).isEqualTo(20_000));

        var first = reconcile(false);
        warehouse().run(set(1, 21));
        becomes(21);
        loseRow(150);
        spoil("on_hand = on_hand + 1", 151);
        var second = reconcile(false);
        var third = reconcile(false);

        assertThat(first.error()).isNull();
        assertThat(first.rows()).isEqualTo(20_001);
        assertThat(first.rangesRead()).isZero();
        assertThat(first.rowsRead()).isZero();
        assertThat(second.rangesRead()).isEqualTo(2);
        assertThat(second.rowsRead()).isBetween(2L, 400L);
        assertThat(second.mended()).isEqualTo(2);
        assertThat(third.rangesRead()).isZero();
    }

    @Test
    void when_nearly_everything_differs_a_snapshot_is_asked_for_instead() {
        warehouse().run(insert(1, "A", 20), many(50_001));
        start();
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(available(sku + "-50001")).isEqualTo(50_001));
        jdbc.sql("delete from source_row where source = :name")
                .param("name", name)
                .update();

        var result = reconcile(false);

        assertThat(result.state()).isEqualTo(Reconciliation.State.FAILED);
        assertThat(result.error()).contains("shelfbell source snapshot " + name);
        assertThat(result.mended()).isZero();
    }

    @Test
    void where_a_source_cannot_sum_up_as_we_do_ranges_are_compared_with_what_they_were() {
        warehouse().run(insert(1, "A", 20), many(2_000));
        node = nodes.start(name, yaml().replace("sku: sku", "sku: upper(sku)"));
        stateBecomes("STREAMING");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(available(sku.toUpperCase(Locale.ROOT) + "-2000"))
                        .isEqualTo(2_000));
        var computed = yaml().replace("sku: sku", "sku: upper(sku)");

        var first = reconcile(false, computed);
        var second = reconcile(false, computed);
        spoil("on_hand = 3", 150);
        var third = reconcile(false, computed);

        assertThat(first.notes()).singleElement().asString().contains("upper(sku) is computed");
        assertThat(first.rowsRead()).isEqualTo(2_001);
        assertThat(second.rowsRead()).isZero();
        assertThat(third.rangesRead()).isEqualTo(1);
        assertThat(third.mended()).isEqualTo(1);
        assertThat(first.differences() + second.differences()).isZero();
    }

    @Test
    void nothing_is_compared_while_nobody_reads_the_source() {
        warehouse().run(insert(1, "A", 20));
        start();
        becomes(20);
        node.close();
        warehouse().run(set(1, 5));

        var result = reconcile(false);

        assertThat(result.state()).isEqualTo(Reconciliation.State.FAILED);
        assertThat(result.error()).contains("is not being read at the moment");
        assertThat(result.differences()).isZero();
        assertThat(available()).isEqualTo(20);
    }

    @Test
    void a_table_that_is_gone_does_not_keep_the_others_from_being_compared() {
        warehouse().run(insert(1, "A", 20));
        start();
        becomes(20);
        spoil("on_hand = 50", 1);

        var result = reconcile(false, yaml() + "  - {table: nowhere, sku: sku, location: place, onHand: qty}\n");

        assertThat(result.state()).isEqualTo(Reconciliation.State.FAILED);
        assertThat(result.error()).contains("nowhere");
        assertThat(result.mended()).isEqualTo(1);
    }

    @Test
    void nothing_differs_while_somebody_writes() throws Exception {
        warehouse().run(insert(1, "A", 20), many(300));
        start();
        becomes(20);
        var enough = new AtomicBoolean();
        var writer = new Thread(() -> {
            for (int i = 0; !enough.get(); i++) warehouse().run(set(101 + i % 300, i % 90));
        });
        writer.start();
        try {
            var result = reconcile(false);

            assertThat(result.error()).isNull();
            assertThat(result.differences()).isZero();
        } finally {
            enough.set(true);
            writer.join();
        }
    }

    @Test
    void rows_are_told_apart_by_keys_of_several_columns_and_any_text() {
        warehouse()
                .run(
                        "drop table " + table,
                        """
                        create table %s (sku varchar(100) not null, place varchar(40) not null, qty integer, reserved integer, due date,
                            primary key (sku, place))""".formatted(table),
                        "insert into %s (sku, place, qty) values ('%s', 'A|1', 3), ('%s', 'ü 漢', 4), ('%s', 'it''s', 5)"
                                .formatted(table, sku, sku, sku));
        start();
        becomes(12);

        var result = reconcile(false);

        assertThat(result.error()).isNull();
        assertThat(result.rangesRead()).isZero();
        assertThat(result.differences()).isZero();
    }

    @Test
    void a_time_without_a_zone_is_in_the_sources_also_when_its_row_is_read_for_itself() {
        var time = warehouse().isPostgres() ? "timestamp" : "datetime";
        warehouse()
                .run(
                        "drop table " + table,
                        "create table %s (id integer primary key, sku varchar(60), place varchar(40), qty integer, reserved integer, due %s)"
                                .formatted(table, time),
                        "insert into %s values (1, '%s', 'A', 4, 0, '2026-07-01 12:00:00'), (2, '%s', 'A', 5, 0, null)"
                                .formatted(table, sku, sku));
        start();
        becomes(9);
        spoil("expected_at = expected_at + interval '1 hour', on_hand = 3", 1);

        var result = reconcile(false);

        assertThat(result.differences()).isEqualTo(1);
        assertThat(ledger.rows(result.id()))
                .singleElement()
                .satisfies(row -> assertThat(row.theirs())
                        .extracting(Contribution::expectedAt)
                        .isEqualTo(Instant.parse("2026-07-01T10:00:00Z")));
        assertThat(reconcile(false).rangesRead()).isZero();
    }

    @Test
    void a_key_that_cannot_be_compared_is_said() {
        warehouse()
                .run(
                        "drop table " + table,
                        """
                        create table %s (id timestamp not null, sku varchar(300), place varchar(40), qty integer, reserved integer,
                            due date, primary key (id))""".formatted(table),
                        "insert into %s (id, sku, place, qty) values ('2026-01-02 03:04:05', '%s', 'A', 4)"
                                .formatted(table, sku));
        start();
        becomes(4);

        var result = reconcile(false);

        assertThat(result.state()).isEqualTo(Reconciliation.State.FAILED);
        assertThat(result.error()).contains(table + ".id is a key of type").contains("cannot be compared");
    }

    @Test
    void a_source_that_is_down_is_an_error_of_the_comparison() {
        warehouse().run(insert(1, "A", 20));
        start();
        becomes(20);
        var open = ledger.ask(name, false)
                .flatMap(asked -> ledger.claim(java.util.Set.of(name), Duration.ofMinutes(5)))
                .orElseThrow();

        reconciler.reconcile(open, SourceNode.settings(name, yaml().replaceFirst(":\\d+/", ":1/")));

        var result = ledger.find(name, open.id()).orElseThrow();
        assertThat(result.state()).isEqualTo(Reconciliation.State.FAILED);
        assertThat(result.error()).isNotBlank();
        assertThat(available()).isEqualTo(20);
    }

    @Test
    void one_is_under_way_at_a_time_and_one_is_due_when_none_was_for_so_long() {
        warehouse().run(insert(1, "A", 20));
        start();
        becomes(20);
        ledger.askWhenDue(name, Duration.ofHours(1));
        assertThat(ledger.ask(name, true)).isEmpty();
        var open = ledger.claim(java.util.Set.of(name), Duration.ofMinutes(5)).orElseThrow();
        assertThat(ledger.claim(java.util.Set.of(name), Duration.ofMinutes(5))).isEmpty();
        ledger.finish(open, new Findings(), java.util.List.of());
        ledger.askWhenDue(name, Duration.ofHours(1));
        assertThat(ledger.list(name)).hasSize(1);
        ledger.askWhenDue(name, Duration.ZERO);
        assertThat(ledger.list(name)).hasSize(2);
    }
}
