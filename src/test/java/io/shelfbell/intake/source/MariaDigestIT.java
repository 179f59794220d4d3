package io.shelfbell.intake.source;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The types of MariaDB. */
class MariaDigestIT extends DigestContract {
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

    @Override
    Map<String, Typed> common() {
        return of(
                new Typed("sku", "text", "'ü 漢'", "' padded '", "'it''s'", "'back\\\\slash|bar'"),
                new Typed("sku", "varchar(40)", "'A1'", "'a1'"),
                new Typed("sku", "varchar(40) character set latin1", "'Grün'"),
                new Typed("sku", "char(8)", "'C1'"),
                new Typed("sku", "enum('small', 'large')", "'large'"),
                new Typed("sku", "integer", "-5", "70001"),
                new Typed("sku", "bigint", "9007199254740993"),
                new Typed("onHand", "tinyint", "null", "-7"),
                new Typed("onHand", "smallint", "null", "0", "-7"),
                new Typed("onHand", "mediumint unsigned", "null", "70000"),
                new Typed("onHand", "integer", "null", "2147483647", "-2147483648"),
                new Typed("onHand", "bigint unsigned", "null", "12"),
                new Typed("onHand", "decimal(20,3)", "null", "12", "-1200.000"),
                new Typed("allocated", "decimal(9,2)", "null", "3.00"),
                new Typed("onOrder", "integer", "null", "3"),
                new Typed("expectedAt", "date", "null", "'2026-03-29'", "'1999-12-31'"),
                new Typed("expectedAt", "datetime(6)", "null", "'2026-07-01 12:34:56.789012'", "'1969-01-01 00:00:00'"),
                new Typed("expectedAt", "datetime", "null", "'2026-01-01 00:00:00'"),
                new Typed("expectedAt", "timestamp(6) null", "null", "'2026-07-01 12:34:56.789012'"),
                new Typed("expectedAt", "timestamp null", "null", "'2026-01-01 00:00:00'"));
    }

    @Override
    Map<String, Typed> own() {
        return of(
                new Typed("onHand", "text", "null", "'12'", "' 7.0 '"),
                new Typed("onHand", "double", "null", "12"),
                new Typed("expectedAt", "varchar(40)", "null", "'2026-07-01'", "'2026-07-01 12:00'"));
    }
}
