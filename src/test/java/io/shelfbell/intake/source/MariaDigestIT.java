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
                Typed.column("sku", "text", "'ü 漢'", "' padded '", "'it''s'", "'back\\\\slash|bar'"),
                Typed.column("sku", "varchar(40)", "'A1'", "'a1'"),
                Typed.column("sku", "varchar(40) character set latin1", "'Grün'"),
                Typed.column("sku", "char(8)", "'C1'"),
                Typed.column("sku", "enum('small', 'large')", "'large'"),
                Typed.column("sku", "integer", "-5", "70001"),
                Typed.column("sku", "bigint", "9007199254740993"),
                Typed.column("onHand", "tinyint", "null", "-7"),
                Typed.column("onHand", "smallint", "null", "0", "-7"),
                Typed.column("onHand", "mediumint unsigned", "null", "70000"),
                Typed.column("onHand", "integer", "null", "2147483647", "-2147483648"),
                Typed.column("onHand", "bigint unsigned", "null", "12"),
                new Typed("onHand", "v - 5", "bigint unsigned", "2"),
                Typed.column("onHand", "decimal(20,3)", "null", "12", "-1200.000"),
                Typed.column("allocated", "decimal(9,2)", "null", "3.00"),
                Typed.column("onOrder", "integer", "null", "3"),
                Typed.column("expectedAt", "date", "null", "'2026-03-29'", "'1999-12-31'"),
                Typed.column(
                        "expectedAt", "datetime(6)", "null", "'2026-07-01 12:34:56.789012'", "'1969-01-01 00:00:00'"),
                Typed.column("expectedAt", "datetime", "null", "'2026-01-01 00:00:00'"),
                Typed.column("expectedAt", "timestamp(6) null", "null", "'2026-07-01 12:34:56.789012'"),
                Typed.column("expectedAt", "timestamp null", "null", "'2026-01-01 00:00:00'"));
    }

    @Override
    Map<String, Typed> own() {
        return of(
                Typed.column("onHand", "text", "null", "'12'", "' 7.0 '"),
                Typed.column("onHand", "double", "null", "12"),
                Typed.column("expectedAt", "varchar(40)", "null", "'2026-07-01'", "'2026-07-01 12:00'"));
    }
}
