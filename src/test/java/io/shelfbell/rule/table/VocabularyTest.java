package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.Facts;
import io.shelfbell.rule.workbook.SheetCell;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final Path PAGE = Path.of("rules", "VOCABULARY.md");

    private static @Nullable Object read(String term, Object fact) {
        return Vocabulary.of(Question.TIMING)
                .condition(term)
                .orElseThrow()
                .read()
                .apply(fact);
    }

    @Test
    void the_page_says_what_the_facts_say() throws IOException {
        if (Boolean.getBoolean("vocabulary.write")) Files.writeString(PAGE, VocabularyPage.text());
        assertThat(Files.readString(PAGE))
                .as("write it anew with: mvn test -Dtest=VocabularyTest -Dvocabulary.write=true")
                .isEqualTo(VocabularyPage.text());
    }

    @Test
    void every_example_in_the_vocabulary_is_a_cell_that_can_be_read() throws BadCell {
        for (var question : Question.all())
            for (var term : Vocabulary.of(question).conditions().values())
                ConditionReader.of(term.type(), java.util.List.of()).read(new SheetCell("A1", term.example()));
    }

    @Test
    void a_term_is_read_through_the_facts_that_hold_it() {
        var candidate = Facts.customer(Facts.recipient("gold"), true);
        assertThat(read("Recipient tier", candidate)).isEqualTo("gold");
        assertThat(read("Quantity short", candidate)).isEqualTo(BigDecimal.ONE);
        assertThat(read("Order is urgent", candidate)).isEqualTo(true);
    }

    @Test
    void an_absent_fact_makes_its_terms_unknown() {
        assertThat(read("Order is urgent", Facts.watcher(Facts.recipient("gold"))))
                .isNull();
        assertThat(read("Quantity short", Facts.watcher(Facts.recipient("gold"))))
                .isNull();
    }
}
