package io.shelfbell.intake.source;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The types of PostgreSQL. */
class PostgresDigestIT extends DigestContract {
    private static Warehouse warehouse;

    @BeforeAll
    static void open() throws Exception {
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

    @Override
    Map<String, Typed> common() {
        return of(
                new Typed("sku", "text", "'ü 漢'", "' padded '", "'it''s'", "'back\\slash|bar'"),
                new Typed("sku", "varchar(40)", "'A1'", "'a1'"),
                new Typed("sku", "char(8)", "'C1'"),
                new Typed("sku", "integer", "-5", "70001"),
                new Typed("sku", "bigint", "9007199254740993"),
                new Typed("sku", "uuid", "'7f3b2a10-0000-4000-8000-0000000000ff'"),
                new Typed("onHand", "smallint", "null", "0", "-7"),
                new Typed("onHand", "integer", "null", "2147483647", "-2147483648"),
                new Typed("onHand", "bigint", "null", "12"),
                new Typed("onHand", "numeric", "null", "12.000", "100", "1e3", "-0.0"),
                new Typed("onHand", "numeric(20,3)", "null", "12", "-1200.000"),
                new Typed("allocated", "numeric(9,2)", "null", "3.00"),
                new Typed("onOrder", "integer", "null", "3"),
                new Typed("expectedAt", "date", "null", "'2026-03-29'", "'1999-12-31'"),
                new Typed("expectedAt", "timestamp", "null", "'2026-07-01 12:34:56.789012'", "'2026-01-01 00:00:00'"),
                new Typed(
                        "expectedAt",
                        "timestamptz",
                        "null",
                        "'2026-07-01 12:34:56.789012+05'",
                        "'1969-12-31 23:59:59Z'"));
    }

    @Override
    Map<String, Typed> own() {
        return of(
                new Typed("onHand", "text", "null", "'12'", "' 7.0 '"),
                new Typed("onHand", "double precision", "null", "12"),
                new Typed("expectedAt", "text", "null", "'2026-07-01'", "'2026-07-01 12:00'"));
    }
}
