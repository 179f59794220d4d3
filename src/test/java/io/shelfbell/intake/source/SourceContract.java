package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every database must show whose log is read. */
abstract class SourceContract extends SourceCase {
    @Test
    void a_crossing_fires_once() {
        warehouse().run(insert(1, "A", 20));
        start();
        becomes(20);
        warehouse().run(set(1, -1), set(1, -2));
        becomes(-2);
        assertThat(occasions()).isEqualTo(SOLD_OUT);
    }

    @Test
    void a_dip_between_two_transactions_is_seen() {
        warehouse().run(insert(1, "A", 20));
        start();
        warehouse().run(set(1, -1), set(1, 20), insert(2, "B", 1));
        becomes(21);
        assertThat(occasions()).isEqualTo(SOLD_OUT);
    }

    @Test
    void a_dip_at_one_place_is_seen_although_another_place_makes_up_for_it_at_once() {
        warehouse().run(insert(1, "A", 20));
        start();
        warehouse().run(set(1, -1), insert(2, "B", 22));
        becomes(21);
        assertThat(occasions()).isEqualTo(SOLD_OUT);
    }

    @Test
    void a_transaction_that_moves_stock_between_rows_fires_nothing() {
        warehouse().run(insert(1, "A", 20));
        start();
        warehouse().together(set(1, 0), insert(2, "B", 20));
        warehouse().run(insert(3, "C", 1));
        becomes(21);
        assertThat(occasions()).isEmpty();
    }

    @Test
    void a_restart_loses_nothing_and_repeats_nothing() {
        warehouse().run(insert(1, "A", 20));
        start();
        restart();
        warehouse().run(set(1, -1), set(1, 20), set(1, 19));
        becomes(19);
        node.close();
        warehouse().run(set(1, 18), set(1, 17));
        start();
        becomes(17);
        restart();
        warehouse().run(set(1, 16));
        becomes(16);
        assertThat(occasions()).isEqualTo(SOLD_OUT);
    }

    @Test
    void rows_are_summed_and_the_earliest_date_counts() {
        warehouse().run(insert(1, "A", 20), insert(2, "A", 5));
        start();
        warehouse()
                .run(
                        "update %s set reserved = 7, due = '2026-12-24' where id = 1".formatted(table),
                        "update %s set due = '2026-12-06' where id = 2".formatted(table));
        becomes(18);
        await().untilAsserted(() -> assertThat(jdbc.sql("select expected_at from stock_position where sku = :sku")
                        .param("sku", sku)
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo("2026-12-06T12:00:00Z"));
    }

    @Test
    void a_deleted_row_a_changed_sku_and_an_emptied_table_take_their_stock_away() {
        warehouse().run(insert(1, "A", 20), insert(2, "A", 5), insert(3, "B", 3));
        start();
        becomes(28);
        warehouse().run("delete from %s where id = 2".formatted(table));
        becomes(23);
        warehouse().run("update %s set sku = '%s-NEW' where id = 3".formatted(table, sku));
        becomes(20);
        await().untilAsserted(() -> assertThat(available(sku + "-NEW")).isEqualTo(3));
        warehouse().run("update %s set id = 9 where id = 1".formatted(table), set(9, 21));
        becomes(21);
        warehouse().run("truncate table " + table, insert(4, "C", 2));
        becomes(2);
        assertThat(available(sku + "-NEW")).isZero();
    }

    @Test
    void a_row_that_cannot_be_understood_any_more_counts_for_what_it_did_through_a_snapshot_too() {
        warehouse().run(insert(1, "A", 20), insert(2, "B", 5));
        start();
        becomes(25);
        warehouse().run(set(1, "1.5"), set(2, 6));
        becomes(26);
        nodes.tables.sources().restart(name);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(nodes.badRows(name)).hasSizeGreaterThan(1));
        stateBecomes("STREAMING");
        warehouse().run(set(2, 7));
        becomes(27);
        assertThat(occasions()).isEmpty();
    }

    @Test
    void a_row_that_cannot_be_understood_is_kept_and_the_others_pass() {
        warehouse().run(insert(1, "A", 20), insert(2, "  ", 1), insert(3, "B", "99999999999"), insert(4, "B", "1.5"));
        start();
        becomes(20);
        warehouse()
                .run(
                        insert(5, "C", "null"),
                        "insert into %s (id, sku, place, qty) values (6, null, 'A', 1)".formatted(table),
                        "insert into %s (id, sku, place, qty) values (7, '  %s ', 'D', 4)".formatted(table, sku),
                        set(3, 1));
        becomes(25);
        assertThat(nodes.badRows(name)).containsExactlyInAnyOrder("REQUIRED", "OUT_OF_RANGE", "NOT_WHOLE", "REQUIRED");
    }

    @Test
    void a_transaction_larger_than_a_batch_is_one_moment() {
        warehouse().run(insert(1, "A", 20));
        start();
        var statements = new java.util.ArrayList<String>();
        statements.add(set(1, -1));
        statements.add(many(5000));
        statements.add(set(1, 21));
        warehouse().together(statements.toArray(String[]::new));
        becomes(21);
        assertThat(occasions()).isEmpty();
        await().untilAsserted(() -> assertThat(available(sku + "-4999")).isEqualTo(4999));
    }

    @Test
    void another_node_takes_over_when_one_is_gone() {
        warehouse().run(insert(1, "A", 20));
        start();
        try (var second = nodes.start(name, yaml())) {
            warehouse().run(set(1, 19));
            becomes(19);
            long before = System.nanoTime();
            node.close();
            warehouse().run(set(1, 18));
            becomes(18);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            Objects.requireNonNull(second);
        }
    }

    @Test
    void a_connection_that_was_cut_is_taken_up_again_without_loss_or_repetition() {
        warehouse().run(insert(1, "A", 20));
        start();
        warehouse().run(set(1, -1));
        becomes(-1);
        warehouse().cut();
        warehouse().run(set(1, 20), set(1, 19));
        becomes(19);
        assertThat(occasions()).isEqualTo(SOLD_OUT);
    }

    @Test
    void several_tables_and_sources_add_up() {
        warehouse()
                .run(
                        insert(1, "A", 20),
                        "create table res_%s (id integer primary key, sku varchar(300), qty integer, status varchar(9))"
                                .formatted(table),
                        "insert into res_%s values (1, '%s', 4, 'open'), (2, '%s', 8, 'shut')"
                                .formatted(table, sku, sku));
        var both = warehouse().yaml() + """
                tables:
                  - {table: %s, sku: sku, location: "'A'", onHand: qty}
                  - {table: res_%s, sku: sku, location: "'A'", allocated: "status == 'open' ? qty : 0"}
                """.formatted(table, table);
        node = nodes.start(name, both);
        stateBecomes("STREAMING");
        becomes(16);
        var second = name + "b";
        try (var other = nodes.start(second, yaml().replace("location: place", "location: \"'B'\""))) {
            becomes(36);
            warehouse()
                    .run(
                            "update res_%s set status = 'open'".formatted(table),
                            "delete from res_%s where id = 1".formatted(table));
            becomes(32);
            Objects.requireNonNull(other);
        }
        warehouse().forget(second);
    }

    @Test
    void a_snapshot_on_demand_mends_what_differs_and_repeats_nothing() {
        warehouse().run(insert(1, "A", 20), insert(2, "B", 5));
        start();
        warehouse().run(set(1, -6));
        becomes(-1);
        jdbc.sql("delete from source_row where source = :name and row_key = '2'")
                .param("name", name)
                .update();
        warehouse().run(insert(3, "B", 1));
        becomes(-5);
        nodes.tables.sources().restart(name);
        becomes(0);
        warehouse().run(set(3, 2));
        becomes(1);
        assertThat(occasions()).isEqualTo(SOLD_OUT);
    }

    @Test
    void with_another_mapping_all_rows_are_read_again() {
        warehouse().run(insert(1, "A", 20), insert(2, "B", 5));
        start();
        becomes(25);
        node.close();
        node = nodes.start(name, yaml().replace("onHand: qty", "onHand: qty * 2"));
        becomes(50);
    }

    @Test
    void a_column_that_is_gone_is_told_and_going_on_is_possible_when_it_is_back() {
        warehouse().run(insert(1, "A", 20));
        start();
        warehouse().run("alter table %s rename column qty to quantity".formatted(table));
        warehouse().run("update %s set quantity = 19 where id = 1".formatted(table));
        stateBecomes("WAITING");
        assertThat(status().error()).contains("no column qty");
        assertThat(available()).isEqualTo(20);
    }

    @Test
    void a_column_that_gets_another_type_goes_on() {
        warehouse().run(insert(1, "A", 20), insert(2, "B", 5));
        start();
        becomes(25);
        warehouse()
                .run(
                        warehouse().isPostgres()
                                ? "alter table %s alter column qty type varchar(20)".formatted(table)
                                : "alter table %s modify column qty varchar(20)".formatted(table),
                        set(1, "'-3'"));
        becomes(2);
        warehouse().run(set(1, "'many'"), set(2, "'4'"));
        becomes(1);
        assertThat(nodes.badRows(name)).containsExactly("NOT_A_NUMBER");
    }

    @Test
    void a_table_that_was_dropped_is_told_and_read_anew_when_it_is_back() {
        warehouse().run(insert(1, "A", 20), insert(2, "B", 5));
        start();
        becomes(25);
        warehouse().run("alter table %s rename to gone_%s".formatted(table, table));
        stateBecomes("WAITING");
        assertThat(available()).isEqualTo(25);
        warehouse()
                .run(
                        "create table %s as select * from gone_%s".formatted(table, table),
                        "alter table %s add primary key (id)".formatted(table),
                        "delete from %s where id = 2".formatted(table));
        becomes(20);
        warehouse().run(set(1, -1));
        becomes(-1);
        assertThat(occasions()).isEqualTo(SOLD_OUT);
    }

    @Test
    void our_own_database_may_cut_every_connection_while_changes_come() {
        warehouse().run(insert(1, "A", 20));
        start();
        for (int i = 0; i < 5; i++) {
            warehouse().run(set(1, -1), set(1, 30 + i));
            cutOurs();
        }
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(available()).isEqualTo(34));
        var backordered = occasions().stream().filter("BACKORDERED"::equals).count();
        assertThat(backordered).isEqualTo(5);
    }

    /** As a restart of our database does. */
    private void cutOurs() {
        try {
            jdbc.sql("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
                    """).query().listOfRows();
        } catch (org.springframework.dao.DataAccessException e) {
            org.slf4j.LoggerFactory.getLogger(getClass()).info("cut: {}", e.toString());
        }
    }
}
