package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.shelfbell.rule.workbook.SheetCell;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells as people type them: harmless habits are read, the others are told what to write. */
class TypedByPeopleTest {
    private static final Vocabulary TERMS = Vocabulary.of(Question.TIMING);

    private static Condition read(String term, String cell) throws BadCell {
        var type = TERMS.condition(term).orElseThrow().type();
        return ConditionReader.of(type, List.of("gold", "Black, Decker")).read(new SheetCell("C2", cell));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            TERM            | CELL                | SAME AS
            Available       | 5…10                | 5..10
            Available       | −5                  | -5
            Available       | –                   | -
            Available       | ＞＝１５            | >=15
            Recipient tier  | “Black, Decker”     | "Black, Decker"
            Recipient tier  | ｇｏｌｄ            | gold
            Order value     | 15 %                | 0.15
            Occasion        | low‑stock           | LOW_STOCK""")
    void a_harmless_habit_is_read(String term, String cell, String same) throws BadCell {
        assertThat(read(term, cell).toString()).isEqualTo(read(term, same).toString());
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            TERM            | CELL          | SUGGESTION
            Available       | 1,5           | write "1.5" for one number, "1, 5" for two
            Available       | 1,234         | write "1234" or "1.234" for one number, "1, 234" for two
            Available       | > 100,50      | write "> 100.50"
            Available       | 1,234,567.5   | write "1234567.5"
            Available       | 1.234,5       | write "1234.5"
            Available       | 1 234         | write "1234"
            Available       | 5-10          | write "5..10"
            Available       | 5 pcs         | write "5", without a unit
            Local date      | 24.12.2026    | write "2026-12-24"
            Local date      | 12/24/2026    | write "2026-12-24"
            Local date      | 05/10/2026    | write "2026-10-05" or write "2026-05-10"
            Local date      | 24 Dec 2026   | write "2026-12-24"
            Local date      | 31.02.2026    |
            Local time      | >= 9pm        | write "21:00"
            Local time      | >= 12am       | write "00:00"
            Local time      | >= 21h00      | write "21:00"
            Local time      | >= 21.00      | write "21:00"
            Local time      | >= 25.00      |
            App last active | 30            | write "30 min", "30 h" or "30 d"
            App last active | 2 hours       | write "2 h"
            App last active | 1.5 h         | write "1 h 30 min"
            App last active | 1:30          | write "1 h 30 min"
            Order is urgent | ja            | write "yes"
            Lane            | ВULK          | did you mean "BULK"?""")
    void another_habit_is_told_what_to_write(String term, String cell, String suggestion) {
        var bad = catchThrowableOfType(BadCell.class, () -> read(term, cell));
        assertThat(bad.suggestion()).isEqualTo(suggestion == null ? "" : suggestion);
    }

    /** As web pages, mails and French keyboards have it. */
    @Test
    void a_blank_that_keeps_words_together_is_a_blank() throws BadCell {
        assertThat(read("Available", "\u00a05\u00a0..\u00a010\u00a0").toString())
                .isEqualTo(read("Available", "5..10").toString());
        assertThat(read("Recipient tier", "not\u00a0gold").toString())
                .isEqualTo(read("Recipient tier", "not gold").toString());
        assertThat(read("App last active", "<= 30\u00a0min").toString())
                .isEqualTo(read("App last active", "<= 30 min").toString());
        assertThat(read("Available", "\u00a0")).isEqualTo(Condition.ANY);
    }

    @Test
    void a_look_alike_letter_is_named_with_its_place() {
        var bad = catchThrowableOfType(BadCell.class, () -> read("Recipient tier", "gоld"));
        assertThat(bad).hasMessage("LOOK_ALIKE: expected Latin letters, but the о in the 2nd place is Cyrillic");
        assertThat(bad.suggestion()).isEqualTo("did you mean \"gold\"?");
    }

    @Test
    void a_cell_of_blanks_is_refused_at_once() {
        var blanks = "[" + " ".repeat(998) + "x";
        assertThat(catchThrowableOfType(BadCell.class, () -> read("Available", blanks))
                        .code())
                .isEqualTo("WRONG_TYPE");
        assertTimeout(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 100; i++) catchThrowableOfType(BadCell.class, () -> read("Available", blanks));
        });
    }
}
