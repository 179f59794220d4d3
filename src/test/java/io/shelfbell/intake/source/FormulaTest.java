package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    private static Map<String, @Nullable Object> row() {
        var row = new HashMap<String, @Nullable Object>();
        row.put("sku", "  ab-1 ");
        row.put("QTY", new BigDecimal("12.000"));
        row.put("damaged", 2);
        row.put("reserved", null);
        row.put("status", "open");
        return row;
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '"', textBlock = """
            FORMULA                        | VALUE
            qty                            | 12.000
            QTY                            | 12.000
            'MAIN'                         | MAIN
            qty - damaged                  | 10.000
            coalesce(reserved, 0)          | 0
            upper(trim(sku))               | AB-1
            lower(status)                  | open
            concat(status, '-', damaged)   | open-2
            status == 'open' ? damaged : 0 | 2
            status == 'shut' ? damaged : 0 | 0""")
    void columns_constants_and_expressions_have_values(String formula, String value) throws Exception {
        assertThat(Formula.of(formula).of(row())).hasToString(value);
    }

    @Test
    void it_knows_its_columns() {
        assertThat(Formula.of("status == 'open' ? qty - damaged : coalesce(reserved, 0)")
                        .columns())
                .containsExactlyInAnyOrder("status", "qty", "damaged", "reserved");
        assertThat(Formula.of("'MAIN'").columns()).isEmpty();
    }

    @Test
    void arithmetic_with_nothing_is_an_error_of_the_row() {
        assertThatThrownBy(() -> Formula.of("qty - reserved").of(row()))
                .isInstanceOf(UnreadableRow.class)
                .hasMessageContaining("qty - reserved cannot be computed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantity", "quantity - damaged", "coalesce(quantity, 0)"})
    void a_column_that_is_not_there_is_an_error_of_the_table(String formula) {
        assertThatThrownBy(() -> Formula.of(formula).of(row()))
                .isInstanceOf(MissingColumn.class)
                .hasMessageContaining("no column quantity, only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qty -", "(qty", "'open", "qty ? 1"})
    void what_cannot_be_read_is_refused(String formula) {
        assertThatThrownBy(() -> Formula.of(formula)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T(java.lang.Runtime).getRuntime()",
                "new java.io.File('x')",
                "sku.getClass().forName('java.lang.Runtime')",
                "@systemProperties",
                "qty = 4",
                "getClass()"
            })
    void it_reaches_nothing_but_the_row(String formula) {
        assertThatThrownBy(() -> Formula.of(formula).of(row()))
                .isInstanceOfAny(UnreadableRow.class, MissingColumn.class);
    }
}
