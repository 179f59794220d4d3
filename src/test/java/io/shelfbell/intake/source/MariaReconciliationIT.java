package io.shelfbell.intake.source;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Compared with MariaDB. */
class MariaReconciliationIT extends ReconciliationContract {
    private static Warehouse warehouse;

    @BeforeAll
    static void open() throws Exception {
        warehouse = MariaServer.start();
    }

    @AfterAll
    static void close() throws Exception {
        if (warehouse != null) warehouse.close();
    }

    @Override
    Warehouse warehouse() {
        return warehouse;
    }
}
