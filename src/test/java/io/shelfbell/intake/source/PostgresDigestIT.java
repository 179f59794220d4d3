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
                Typed.column("sku", "text", "'ü 漢'", "' padded '", "'it''s'", "'back\\slash|bar'"),
                Typed.column("sku", "varchar(40)", "'A1'", "'a1'"),
                Typed.column("sku", "char(8)", "'C1'"),
                Typed.column("sku", "integer", "-5", "70001"),
                Typed.column("sku", "bigint", "9007199254740993"),
                Typed.column("sku", "uuid", "'7f3b2a10-0000-4000-8000-0000000000ff'"),
                Typed.column("onHand", "smallint", "null", "0", "-7"),
                Typed.column("onHand", "integer", "null", "2147483647", "-2147483648"),
                Typed.column("onHand", "bigint", "null", "12"),
                Typed.column("onHand", "numeric", "null", "12.000", "100", "1e3", "-0.0"),
                Typed.column("onHand", "numeric(20,3)", "null", "12", "-1200.000"),
                Typed.column("allocated", "numeric(9,2)", "null", "3.00"),
                Typed.column("onOrder", "integer", "null", "3"),
                Typed.column("expectedAt", "date", "null", "'2026-03-29'", "'1999-12-31'"),
                Typed.column(
                        "expectedAt", "timestamp", "null", "'2026-07-01 12:34:56.789012'", "'2026-01-01 00:00:00'"),
                Typed.column(
                        "expectedAt",
                        "timestamptz",
                        "null",
                        "'2026-07-01 12:34:56.789012+05'",
                        "'1969-12-31 23:59:59Z'"));
    }

    @Override
    Map<String, Typed> own() {
        return of(
                Typed.column("onHand", "text", "null", "'12'", "' 7.0 '"),
                Typed.column("onHand", "double precision", "null", "12"),
                Typed.column("expectedAt", "text", "null", "'2026-07-01'", "'2026-07-01 12:00'"));
    }
}
