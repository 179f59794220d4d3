package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shelfbell.rule.workbook.SheetCell;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionReaderTest {
    private static final Vocabulary TERMS = Vocabulary.of(Question.TIMING);

    private static Condition read(String term, String cell) throws BadCell {
        var type = TERMS.condition(term).orElseThrow().type();
        return ConditionReader.of(type, List.of()).read(new SheetCell("C2", cell));
    }

    private static Object value(String term, String text) throws BadCell {
        var type = TERMS.condition(term).orElseThrow().type();
        return CellReader.of(type, List.of()).value(new SheetCell("C2", text));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            TERM                  | CELL                   | VALUE      | MATCHES
            Available             | 5                      | 5          | true
            Available             | 5                      | 5.0        | true
            Available             | 5                      | 6          | false
            Available             | = 5                    | 5          | true
            Available             | >= 5                   | 5          | true
            Available             | >= 5                   | 4          | false
            Available             | > 5                    | 5          | false
            Available             | > 5                    | 6          | true
            Available             | <= 5                   | 5          | true
            Available             | <= 5                   | 6          | false
            Available             | < 5                    | 5          | false
            Available             | < -1                   | -2         | true
            Available             | 5..10                  | 4          | false
            Available             | 5..10                  | 5          | true
            Available             | 5..10                  | 10         | true
            Available             | 5..10                  | 11         | false
            Available             | [5..10)                | 5          | true
            Available             | [5..10)                | 9          | true
            Available             | [5..10)                | 10         | false
            Available             | (5..10]                | 5          | false
            Available             | (5..10]                | 10         | true
            Available             | (5..10)                | 10         | false
            Available             | -5 .. -1               | -5         | true
            Available             | 1, 3..5, >= 9          | 2          | false
            Available             | 1, 3..5, >= 9          | 4          | true
            Available             | 1, 3..5, >= 9          | 9          | true
            Available             | not 5..10              | 5          | false
            Available             | not 5..10              | 11         | true
            Order value           | 15 %                   | 0.15       | true
            Local time            | 21:00..08:00           | 20:59      | false
            Local time            | 21:00..08:00           | 21:00      | true
            Local time            | 21:00..08:00           | 00:00      | true
            Local time            | 21:00..08:00           | 07:59      | true
            Local time            | 21:00..08:00           | 08:00      | false
            Local time            | [21:00..08:00]         | 08:00      | true
            Local time            | 8:00..20:00            | 08:00      | true
            Local time            | 8:00..20:00            | 20:00      | false
            Local time            | 20:00..24:00           | 23:59      | true
            Local time            | 20:00..24:00           | 00:00      | false
            Local time            | >= 21:00               | 21:00      | true
            Local date            | 2026-11-20..2026-11-30 | 2026-11-19 | false
            Local date            | 2026-11-20..2026-11-30 | 2026-11-20 | true
            Local date            | 2026-11-20..2026-11-30 | 2026-11-30 | true
            Local date            | 2026-11-20..2026-11-30 | 2026-12-01 | false
            App last active       | <= 14 d                | 336 h      | true
            App last active       | <= 14 d                | 337 h      | false
            App last active       | 30 min                 | PT30M      | true
            App last active       | <= P2D                 | 48 h       | true
            App last active       | 1 h 30 min             | 90 min     | true
            Time to promised date | < 0 s                  | -1 d       | true
            Recipient tier        | gold                   | gold       | true
            Recipient tier        | gold                   | Gold       | false
            Recipient tier        | gold, platinum         | platinum   | true
            Recipient tier        | not gold               | gold       | false
            Recipient tier        | not gold, silver       | silver     | false
            Recipient tier        | not gold, silver       | standard   | true
            Item brand            | "Black, Decker", Bosch | Bosch      | true
            Occasion              | low stock              | LOW_STOCK  | true
            Local day             | SATURDAY, SUNDAY       | SUNDAY     | true
            Local day             | not SATURDAY, SUNDAY   | MONDAY     | true
            Order is urgent       | yes                    | yes        | true
            Order is urgent       | no                     | yes        | false
            Recipient segment     | vip                    | vip, minor | true
            Recipient segment     | vip, minor             | minor      | true
            Recipient segment     | not vip                | vip, minor | false
            Recipient segment     | not vip                | minor      | true
            Reachable by          | PUSH                   | EMAIL      | false""")
    void a_cell_matches(String term, String cell, String value, boolean matches) throws BadCell {
        assertThat(read(term, cell).allows(value(term, value))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            TERM            | CELL          | CODE
            Available       | many          | WRONG_TYPE
            Available       | 10..5         | BAD_RANGE
            Available       | (5..5)        | BAD_RANGE
            Available       | [5..10        | BAD_RANGE
            Available       | != 5          | BAD_CONDITION
            Available       | not 5, not 6  | BAD_CONDITION
            Available       | 1,5           | AMBIGUOUS_COMMA
            Available       | 5,            | BAD_LIST
            Available       | 5,  , 6       | BAD_LIST
            Available       | 1234567890123456 | TOO_MANY_DIGITS
            Available       | 1e999999999   | TOO_MANY_DIGITS
            Local time      | 08:00         | BAD_CONDITION
            Local time      | 08:00..08:00  | BAD_RANGE
            Local time      | 25:00..08:00  | WRONG_TYPE
            Local date      | 24.12.2026    | WRONG_TYPE
            Local date      | +12026-01-01  | WRONG_TYPE
            Local date      | -2026-01-01   | WRONG_TYPE
            App last active | 36501 d       | WRONG_TYPE
            App last active | -36501 d      | WRONG_TYPE
            App last active | PT2562047788015215H | WRONG_TYPE
            Local date      | 2026-12-02..2026-12-01 | BAD_RANGE
            App last active | 30            | WRONG_TYPE
            App last active | 3 moons       | WRONG_TYPE
            Order is urgent | maybe         | WRONG_TYPE
            Occasion        | LOW_STOK      | UNKNOWN_VALUE""")
    void a_bad_cell_says_why(String term, String cell, String code) {
        assertThat(catchThrowableOfType(BadCell.class, () -> read(term, cell)).code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "-, true", "not gold, true", "gold, false"})
    void an_unknown_value_matches_only_a_blank_cell_and_a_not(String cell, boolean matches) throws BadCell {
        assertThat(read("Recipient tier", cell).allows(null)).isEqualTo(matches);
    }

    @Test
    void a_set_that_is_empty_contains_nothing() throws BadCell {
        assertThat(read("Recipient segment", "vip").allows(Set.of())).isFalse();
        assertThat(read("Recipient segment", "not vip").allows(Set.of())).isTrue();
    }

    @Test
    void a_misspelt_value_is_guessed() {
        assertThat(catchThrowableOfType(BadCell.class, () -> read("Occasion", "BACKORDRED"))
                        .suggestion())
                .isEqualTo("did you mean \"BACKORDERED\"?");
    }
}
