package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows that came through the log have the sums that the source's own SQL says, for each type; a table for each, so that one stands out. */
abstract class DigestContract extends SourceCase {
    @Autowired
    Reconciler reconciler;

    @Autowired
    ReconciliationLedger ledger;

    /**
     * A column of a type.
     *
     * @param role the value of the mapping that it stands for
     * @param formula of that
     * @param values as SQL
     */
    record Typed(String role, String formula, String type, String... values) {
        static Typed column(String role, String type, String... values) {
            return new Typed(role, "v", type, values);
        }

        String mapping() {
            return role + ": \"" + formula + "\"" + (role.equals("sku") ? "" : ", sku: item")
                    + (role.equals("onHand") ? "" : ", onHand: id");
        }

        @Override
        public String toString() {
            return mapping() + " of " + type;
        }
    }

    /** Of which the sums must be the same. */
    abstract Map<String, Typed> common();

    /** Of which rows have to be read, and are the same then. */
    abstract Map<String, Typed> own();

    static Map<String, Typed> of(Typed... types) {
        var named = new LinkedHashMap<String, Typed>();
        for (var type : types) named.put("d" + Long.toHexString(System.nanoTime()) + "_" + named.size(), type);
        return named;
    }

    private Reconciliation compared(Map<String, Typed> types) {
        var text = new StringBuilder(warehouse().yaml() + "zone: Europe/Berlin\ntables:\n");
        types.forEach((table, typed) -> {
            warehouse()
                    .run("create table %s (id integer primary key, item varchar(60), v %s)"
                            .formatted(table, typed.type()));
            int id = 1;
            for (var value : typed.values())
                warehouse().run("insert into %s values (%d, '%s', %s)".formatted(table, id, table + id++, value));
            text.append("  - {table: %s, location: \"'W'\", %s}\n".formatted(table, typed.mapping()));
        });
        node = nodes.start(name, text.toString());
        stateBecomes("STREAMING");
        ledger.ask(name, false).orElseThrow();
        var open = ledger.claim(Set.of(name), Duration.ofMinutes(5)).orElseThrow();
        reconciler.reconcile(open, SourceNode.settings(name, text.toString()));
        var result = ledger.find(name, open.id()).orElseThrow();
        assertThat(result.error()).isNull();
        assertThat(result.rows())
                .isEqualTo(types.values().stream()
                        .mapToLong(typed -> typed.values().length)
                        .sum());
        assertThat(ledger.rows(open.id())).isEmpty();
        return result;
    }

    @Test
    void each_type_has_the_same_sums_here_and_there() {
        var types = common();

        var result = compared(types);

        assertThat(result.notes()).isEmpty();
        assertThat(result.rangesRead()).as("of %s", types.values()).isZero();
    }

    @Test
    void a_formula_that_sql_computes_alike_has_the_same_sums_too() {
        var formulas = of(
                new Typed("onHand", "coalesce(v, 3)", "integer", "null", "5"),
                new Typed("onHand", "v - id", "integer", "5", "-3", "0"),
                new Typed("onHand", "v - id + 2", "numeric(9,2)", "5.00"),
                new Typed("onHand", "v == 'open' ? id : 0", "varchar(9)", "'open'", "'OPEN'", "'open '", "null"),
                new Typed("onOrder", "v != 'closed' ? id : 0", "varchar(9)", "'open'", "'closed'", "null"),
                new Typed("onOrder", "v == 'x' ? null : '7'", "varchar(9)", "'x'", "'y'"),
                new Typed("sku", "concat(item, '-', v)", "varchar(9)", "'a'", "null"),
                new Typed("sku", "concat(item, v)", "integer", "5"),
                new Typed("sku", "trim(v)", "varchar(9)", "' x '"),
                new Typed("expectedAt", "coalesce(v, v)", "date", "null", "'2026-03-29'"),
                new Typed("expectedAt", "item == 'x' ? null : v", "date", "'2026-03-29'"));

        var result = compared(formulas);

        assertThat(result.notes()).isEmpty();
        assertThat(result.rangesRead()).as("of %s", formulas.values()).isZero();
    }

    @Test
    void other_types_are_read_row_by_row_and_said() {
        var types = own();

        var result = compared(types);

        assertThat(result.notes()).hasSameSizeAs(types.keySet()).allMatch(note -> note.contains("no common text"));
        assertThat(result.rowsRead()).isEqualTo(result.rows());
    }
}
