package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

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
}
