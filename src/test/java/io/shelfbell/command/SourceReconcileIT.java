package io.shelfbell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.ServiceTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command asks through the database and waits for whichever service takes it; the test answers as that service. */
@ServiceTest
class SourceReconcileIT {
    @TempDir
    Path folder;

    @Autowired
    JdbcClient jdbc;

    private String name;
    private Map<String, String> settings;
    private String found = "select";

    @BeforeEach
    void aSource(@Autowired DataSource database) throws Exception {
        name = "c" + Long.toHexString(System.nanoTime());
        Files.writeString(folder.resolve(name + ".yaml"), """
                kind: postgresql
                url: jdbc:postgresql://localhost:1/db
                tables: [{table: t, sku: s, location: l, onHand: q}]
                """);
        try (var connection = database.getConnection()) {
            settings = Map.of(
                    "spring.datasource.url", connection.getMetaData().getURL(),
                    "spring.datasource.username", connection.getMetaData().getUserName(),
                    "shelfbell.sources.directory", folder.toString());
        }
        settings.forEach(System::setProperty);
    }

    @AfterEach
    void forget() {
        settings.keySet().forEach(System::clearProperty);
    }

    private Terminal run(String answer, String... options) {
        var service = CompletableFuture.runAsync(() -> {
            while (jdbc.sql(
                                    "with asked as (select reconciliation_id as id from reconciliation where source = :name and state = 'ASKED'), "
                                            + "found as (" + found + ") update reconciliation set " + answer
                                            + " where reconciliation_id in (select id from asked)")
                            .param("name", name)
                            .update()
                    == 0) Thread.onSpinWait();
        });
        var line = new String[options.length + 3];
        System.arraycopy(new String[] {"source", "reconcile", name}, 0, line, 0, 3);
        System.arraycopy(options, 0, line, 3, options.length);
        var terminal = Terminal.run(line);
        service.join();
        return terminal;
    }

    @Test
    void nothing_that_differs_ends_with_0() {
        var terminal = run("state = 'DONE', rows = 5, ranges = 16");

        assertThat(terminal.out()).contains("5 rows in 16 ranges").contains("0 differ");
        assertThat(terminal.code()).isZero();
    }

    @Test
    void something_that_differs_ends_with_1() {
        assertThat(run("state = 'DONE', differences = 2", "--dry-run").code()).isEqualTo(1);
        assertThat(jdbc.sql("select dry_run from reconciliation where source = :name")
                        .param("name", name)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void each_row_that_differs_is_told_in_words() {
        found = """
                insert into reconciliation_difference (reconciliation_id, no, table_name, row_key, ours, theirs, mended)
                select id, no, 'stock', key, ours::jsonb, theirs::jsonb, false from asked,
                (values (1, '7', '{"place": {"sku": "LAMP", "location": "A"}, "onHand": 5, "onOrder": 0}',
                                 '{"place": {"sku": "LAMP", "location": "A"}, "onHand": 7, "onOrder": 3, "allocated": 2}'),
                        (2, '9', null, '{"place": {"sku": "POT", "location": "A"}, "onHand": 9, "expectedAt": "2026-12-01T12:00:00Z"}'))
                as d(no, key, ours, theirs)""";

        assertThat(run("state = 'DONE', differences = 2").out())
                .contains(
                        "stock/7: we have LAMP at A: 5 on hand, the source has LAMP at A: 7 on hand, 2 allocated, 3 on order")
                .contains(
                        "stock/9: we have nothing, the source has POT at A: 9 on hand, expected 2026-12-01T12:00:00Z");
    }

    @Test
    void a_drift_says_where_it_began_and_ends_with_1() {
        var terminal = run("""
                state = 'DONE', drifts = '[{"sku": "LAMP", "reported": 5, "promised": 3, "since": "2026-01-02T03:04:05Z", "by": null}]'
                """);

        assertThat(terminal.out())
                .contains("LAMP")
                .contains("2026-01-02T03:04:05Z")
                .contains("what is not known");
        assertThat(terminal.code()).isEqualTo(1);
    }

    @Test
    void one_that_failed_says_why_and_what_was_found_all_the_same() {
        var terminal = run(
                "state = 'FAILED', differences = 1, error = 'the source is down', notes = '[\"t was compared otherwise\"]'");

        assertThat(terminal.err()).contains("the source is down");
        assertThat(terminal.out()).contains("1 differ").contains("t was compared otherwise");
        assertThat(terminal.code()).isEqualTo(1);
    }

    @Test
    void one_that_is_under_way_is_not_asked_for_again() {
        jdbc.sql("""
                insert into reconciliation (source, dry_run, state, asked_at, lease_until) values (:name, false, 'ASKED', now(), now())
                """).param("name", name).update();

        var terminal = Terminal.run("source", "reconcile", name);

        assertThat(terminal.code()).isEqualTo(1);
        assertThat(terminal.err()).contains("is under way");
    }
}
