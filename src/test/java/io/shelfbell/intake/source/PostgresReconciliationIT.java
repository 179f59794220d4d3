package io.shelfbell.intake.source;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Compared with PostgreSQL. */
class PostgresReconciliationIT extends ReconciliationContract {
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
}
