package io.shelfbell.intake.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.StockReading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each letter is a moment: what came with it by chance must not hide what happened between the two. */
class OpenedLetterTest {
    private static OpenedLetter letter(String text) {
        var readings = Arrays.stream(text.trim().split(" "))
                .map(reading -> reading.split("@"))
                .map(parts -> new StockReading(null, "wms", parts[0], parts[1], 1, null, 0, null, null, Instant.EPOCH))
                .toList();
        return new OpenedLetter(readings, List.of());
    }

    private static String text(List<StockReading> group) {
        return group.stream().map(r -> r.sku() + "@" + r.location()).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            LETTERS               | CALLS
            a@1, b@2              | a@1 b@2
            a@1, a@1              | a@1 a@1
            a@1, a@2              | a@1, a@2
            a@1 a@2               | a@1 a@2
            a@1 a@2, a@1          | a@1 a@2, a@1
            a@1 a@2, b@1, a@2     | a@1 a@2 b@1, a@2
            a@1, b@1, a@1 a@2     | a@1 b@1, a@1 a@2""")
    void letters_are_taken_together_unless_they_tell_of_one_sku_at_several_locations(String letters, String calls) {
        var opened =
                Arrays.stream(letters.split(",")).map(OpenedLetterTest::letter).toList();

        var grouped = OpenedLetter.grouped(opened).stream()
                .map(OpenedLetterTest::text)
                .collect(Collectors.joining(", "));

        assertThat(grouped).isEqualTo(calls);
    }
}
